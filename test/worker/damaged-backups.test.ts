import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { type Client, openWorkspace } from "../environments/worker.ts";
import { openBusyWorkspace, readBackup, sealBackup, sendBackup, splitBackup } from "./backups.ts";
import { readProblem } from "./problems.ts";

let backup = "";
let lines: string[] = [];

beforeAll(async () => {
  backup = await readBackup(await openBusyWorkspace());
  lines = splitBackup(backup);
});

/** Returns the index of the first line of a kind. */
function find(kind: string): number {
  return lines.findIndex((line) => line.startsWith(`{"kind":"${kind}"`));
}

/** Returns the line with one value replaced. */
function edit(line: string, change: (row: Record<string, unknown>) => void): string {
  const parsed: { kind: string; row: Record<string, unknown> } = JSON.parse(line);
  change(parsed.row);
  return JSON.stringify(parsed);
}

/** Sends a damaged backup to an empty workspace. Expects that the workspace stays empty. */
async function restoreDamaged(body: BodyInit) {
  const client = await openWorkspace();
  const { status, errors, detail } = await readProblem(sendBackup(client, body));
  await expectEmpty(client);
  return [status, errors?.[0]?.line, detail];
}

/** The failure for a line, with a part of its detail. */
function refusal(line: number, detail: string) {
  return [422, line, expect.stringContaining(detail)];
}

/** Expects that no row of the backup has reached the workspace, and that no job will write one. */
async function expectEmpty({ environment, id }: Client): Promise<void> {
  expect(environment.queued).toEqual([]);
  for (const table of ["items", "changes", "models", "people", "rankings", "import_chunks"]) {
    // oxlint-disable-next-line no-await-in-loop -- six tables
    const row = await env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE workspace_id = ?`)
      .bind(id)
      .first<{ n: number }>();
    expect([table, row?.n]).toEqual([table, 0]);
  }
}

describe("a damaged backup restores nothing", () => {
  test("if it ends early, wherever that is", async () => {
    const cuts = [1, 40, Math.floor(backup.length / 2), backup.length - 5];
    for (const length of cuts) {
      const body = backup.slice(0, length);
      // oxlint-disable-next-line no-await-in-loop -- one refusal after another
      expect(await restoreDamaged(body)).toEqual(
        refusal(body.trimEnd().split("\n").length, "line of a backup"),
      );
    }
    for (const count of [1, 7, lines.length]) {
      const body = `${lines.slice(0, count).join("\n")}\n`;
      // oxlint-disable-next-line no-await-in-loop -- one refusal after another
      expect(await restoreDamaged(body)).toEqual(refusal(count, "ends without its last line"));
    }
  });

  test("if one character differs", async () => {
    const body = backup.replace('"title":"Renamed"', '"title":"renamed"');
    expect(body).not.toBe(backup);
    expect(await restoreDamaged(body)).toEqual(refusal(lines.length + 1, "digest differs"));
  });

  test("if a byte is not UTF-8", async () => {
    const bytes = new TextEncoder().encode(backup);
    const index = bytes.indexOf(0xc3); // the first byte of "ö"
    bytes[index] = 0xff;
    const line = new TextDecoder().decode(bytes.subarray(0, index)).split("\n").length;
    expect(await restoreDamaged(bytes)).toEqual(refusal(line, "not a line of a backup"));
  });

  test("if a line is missing", async () => {
    const body = [...lines.toSpliced(3, 1), backup.trimEnd().split("\n").at(-1)].join("\n");
    expect(await restoreDamaged(body)).toEqual(refusal(lines.length, "41 lines of the kind item"));
  });

  test("if a line is repeated", async () => {
    const body = await sealBackup(lines.toSpliced(3, 0, lines[3] ?? ""));
    expect(await restoreDamaged(body)).toEqual(refusal(5, "repeated or out of order"));
  });

  test("if two lines are swapped", async () => {
    const body = await sealBackup(lines.toSpliced(3, 2, lines[4] ?? "", lines[3] ?? ""));
    expect(await restoreDamaged(body)).toEqual(refusal(5, "repeated or out of order"));
  });

  test("if kinds are swapped", async () => {
    const person = lines[find("person")] ?? "";
    const body = await sealBackup([lines[0] ?? "", person, ...lines.slice(1)]);
    expect(await restoreDamaged(body)).toEqual(refusal(3, "repeated or out of order"));
  });

  test("if lines follow the last one", async () => {
    expect(await restoreDamaged(`${backup}${lines[1]}\n`)).toEqual(
      refusal(lines.length + 2, "follows the last line"),
    );
  });

  test("if the version of the format is unknown", async () => {
    const manifest = (lines[0] ?? "").replace('"version":1', '"version":2');
    expect(await restoreDamaged(await sealBackup([manifest, ...lines.slice(1)]))).toEqual(
      refusal(1, "Update Ordinal"),
    );
  });

  test("if a newer schema made it", async () => {
    const manifest = (lines[0] ?? "").replace(/"schema_version":\d+/, '"schema_version":999');
    expect(await restoreDamaged(await sealBackup([manifest, ...lines.slice(1)]))).toEqual(
      refusal(1, "Update Ordinal"),
    );
  });

  test("if the manifest is missing or repeated", async () => {
    expect(await restoreDamaged(await sealBackup(lines.slice(1)))).toEqual(refusal(1, "manifest"));
    const twice = await sealBackup([lines[0] ?? "", ...lines]);
    expect(await restoreDamaged(twice)).toEqual(refusal(2, "manifest"));
  });

  test("if a line has a foreign kind", async () => {
    const key = JSON.stringify({ kind: "api_key", row: { id: "key_1" } });
    expect(await restoreDamaged(await sealBackup(lines.toSpliced(1, 0, key)))).toEqual(
      refusal(2, "not a line"),
    );
  });

  test.each<[string, string, (row: Record<string, unknown>) => void]>([
    ["a text instead of a number", "item", (row) => (row["size"] = "1")],
    ["an unknown type", "item", (row) => (row["type"] = "saga")],
    ["an unknown field", "item", (row) => (row["workspaceId"] = "wsp_other")],
    ["labels that are no list", "item", (row) => (row["labels"] = {})],
    ["a rating that is no number", "item", (row) => (row["ratings"] = { reach: "x" })],
    ["a number above the last one", "item", (row) => (row["number"] = 0)],
    ["an unknown kind of model", "model", (row) => (row["kind"] = "magic")],
    ["a definition without criteria", "model", (row) => (row["definition"] = { kind: "rice" })],
    ["a generation above that of the manifest", "change", (row) => (row["generation"] = 9_999)],
    ["earlier fields that are no object", "change", (row) => (row["before"] = [1])],
    ["a state that has not ended", "job", (row) => (row["state"] = "running")],
  ])("if a line has %s, although its digest is right", async (_, kind, change) => {
    const index = lines.findLastIndex((line) => line.startsWith(`{"kind":"${kind}"`));
    const body = await sealBackup(lines.toSpliced(index, 1, edit(lines[index] ?? "", change)));
    const problem = await readProblem(sendBackup(await openWorkspace(), body));
    expect([problem.status, problem.errors?.[0]?.line]).toEqual([422, index + 1]);
  });

  test("if two items have the same id or external id, although its digest is right", async () => {
    const { row }: { row: { id: string; externalId: string } } = JSON.parse(lines[1] ?? "");
    for (const name of ["id", "externalId"] as const) {
      const copy = edit(lines[2] ?? "", (item) => (item[name] = row[name]));
      // oxlint-disable-next-line no-await-in-loop -- two refusals
      expect(await restoreDamaged(await sealBackup(lines.toSpliced(2, 1, copy)))).toEqual(
        refusal(3, "the same id"),
      );
    }
  });

  test("if it is empty, no backup at all, or a broken gzip file", async () => {
    expect(await restoreDamaged("\n")).toEqual(refusal(1, "not a line of a backup"));
    expect(await restoreDamaged('{"title":"A"}\n')).toEqual(refusal(1, "not a line of a backup"));
    const client = await openWorkspace();
    const response = await sendBackup(client, "no gzip", { "content-encoding": "gzip" });
    expect(response.status).toBe(400);
    await expectEmpty(client);
  });
});
