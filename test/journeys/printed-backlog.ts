import { expect } from "vitest";
import { openClient, type Schemas } from "../../src/client/client.ts";
import { requireData } from "../../src/client/problem.ts";

type Item = Schemas["Item"];

type FieldName =
  | "external_id"
  | "title"
  | "type"
  | "status"
  | "priority"
  | "assignee"
  | "labels"
  | "team"
  | "size"
  | "due_date"
  | "parent"
  | "blocked_by"
  | "ratings";

/** The fields of an item that a file sets, with links by external id. */
export type ItemView = { readonly [K in FieldName]?: Item[K] | undefined };

/** Reads the items of the workspace whose variables an output of `npm start` contains. */
export async function readItems(output: string): Promise<readonly Item[]> {
  const read = (name: string) => new RegExp(`ORDINAL_${name}=(\\S+)`).exec(output)?.[1] ?? "";
  const client = openClient({ url: read("URL"), key: read("KEY") });
  const { data } = requireData(
    await client.GET("/v1/workspaces/{workspaceId}/items", {
      params: { path: { workspaceId: read("WORKSPACE") }, query: { limit: 100 } },
    }),
  );
  return data;
}

/** Returns the fields of items in the order of the file. Absent fields are undefined. */
export function viewItems(items: readonly Item[]): ItemView[] {
  const ids = new Map(items.map(({ id, external_id: externalId }) => [id, externalId ?? id]));
  const rename = (id: string) => ids.get(id) ?? id;
  return items
    .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))
    .map(({ parent, blocked_by: blockers, ...item }) => ({
      external_id: item.external_id,
      title: item.title,
      type: item.type,
      status: item.status,
      priority: item.priority,
      assignee: item.assignee,
      labels: item.labels,
      team: item.team,
      size: item.size,
      due_date: item.due_date,
      ratings: item.ratings,
      parent: parent === undefined ? undefined : rename(parent),
      blocked_by: blockers?.map(rename),
    }));
}

/** Checks that an output contains each text, and matches each pattern. */
export function expectPrinted(output: string, parts: readonly (string | RegExp)[]): void {
  const words = output.replaceAll(/\s+/g, " ");
  for (const part of parts) {
    if (typeof part === "string") {
      expect(words).toContain(part);
    } else {
      expect(words).toMatch(part);
    }
  }
}
