import { type ApiClient, type Schemas } from "../../src/client/client.ts";
import { requireData } from "../../src/client/problem.ts";

type ImportFile = {
  readonly body: string | Blob;
  readonly type: "text/csv" | "application/x-ndjson";
  readonly map?: string;
};

/** Imports a file and waits up to 30 seconds for the end of its job. */
export async function importFile(
  client: ApiClient,
  workspaceId: string,
  { body, type, map }: ImportFile,
): Promise<Schemas["Job"]> {
  return requireData(
    await client.POST("/v1/workspaces/{workspaceId}/imports", {
      params: { path: { workspaceId }, query: map === undefined ? {} : { map } },
      headers: { "content-type": type, prefer: "wait=30" },
      body,
    }),
  );
}
