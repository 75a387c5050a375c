import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { type JobView, openWorkspace, readJson } from "../environments/worker.ts";
import {
  openBusyWorkspace,
  readBackup,
  readEverything,
  restoreBackup,
  sealBackup,
  sendBackup,
  splitBackup,
} from "./backups.ts";
import { readProblem } from "./problems.ts";

type RankingList = { readonly data: readonly { readonly id: string; readonly digest: string }[] };

/** Restores the backup of a workspace that has rows of every kind. */
async function openCopy() {
  const original = await openBusyWorkspace();
  const backup = await readBackup(original);
  const copy = await openWorkspace();
  const job = await restoreBackup(copy, backup);
  clearAllMemories();
  return { original, backup, copy, job };
}

describe("a restored workspace", () => {
  test("returns the same responses as the original, apart from ids of rankings", async () => {
    const { original, copy, job } = await openCopy();
    expect(job).toMatchObject({ kind: "restore", state: "done", error_count: 0 });
    expect(job.done).toBe(job.total);
    const [expected, restored] = [await readEverything(original), await readEverything(copy)];
    const different = [...expected].filter(([path, body]) => restored.get(path) !== body);
    expect(different.map(([path]) => path)).toEqual([]);
    expect([...restored.keys()]).toEqual([...expected.keys()]);
  });

  test("has the same backup, apart from its id and the job of the restore", async () => {
    const { backup, copy, job } = await openCopy();
    const [, ...lines] = backup.trimEnd().split("\n");
    const [, ...restored] = (await readBackup(copy)).trimEnd().split("\n");
    const isSame = (line: string) =>
      !line.includes(job.id) && !/^\{"kind":"(?:end|ranking|publication)"/.test(line);
    expect(restored.filter(isSame)).toEqual(lines.filter(isSame));
  });

  test("has rankings that pass the verification", async () => {
    const { copy } = await openCopy();
    const { data } = await readJson<RankingList>(copy.get("/rankings"));
    expect(data.length).toBeGreaterThan(3);
    for (const { id, digest } of data) {
      // oxlint-disable-next-line no-await-in-loop -- one client
      const result = await readJson<object>(copy.call("POST", `/rankings/${id}:verify`));
      expect(result).toMatchObject({ is_valid: true, digest });
    }
  });

  test("reverts an import of the original", async () => {
    const { original, copy } = await openCopy();
    for (const client of [original, copy]) {
      // oxlint-disable no-await-in-loop -- the second client repeats the steps of the first
      expect((await client.call("POST", "/changes/4:revert")).status).toBe(202);
      await client.environment.drain();
      // oxlint-enable no-await-in-loop
    }
    const path = "/items?limit=500";
    const [expected, restored] = [await original.get(path), await copy.get(path)];
    expect(hideTimes(await restored.text())).toBe(hideTimes(await expected.text()));
  });

  test("continues with the next number and generation", async () => {
    const { original, copy } = await openCopy();
    const [expected, created] = [
      await original.send("POST", "/items", { title: "New" }),
      await copy.send("POST", "/items", { title: "New" }),
    ];
    expect(created.headers.get("ordinal-generation")).toBe(
      expected.headers.get("ordinal-generation"),
    );
    const { number } = await readJson<{ number: number }>(created);
    expect(number).toBe((await readJson<{ number: number }>(expected)).number);
  });

  test("has no baselines if an earlier version made the backup", async () => {
    const original = await openBusyWorkspace();
    const lines = splitBackup(await readBackup(original));
    const earlier = lines.filter((line) => !line.startsWith('{"kind":"baseline"'));
    expect(earlier).toHaveLength(lines.length - 2);
    const copy = await openWorkspace();
    const backup = (await sealBackup(earlier)).replace('"baseline":0,', "");
    expect(await restoreBackup(copy, backup)).toMatchObject({ state: "done" });
    expect(await readJson(copy.get("/baselines"))).toEqual({ data: [] });
  });

  test("keeps its own keys and the key that signs its cursors", async () => {
    const { original, copy } = await openCopy();
    const { page } = await readJson<{ page: { next_cursor: string } }>(
      original.get("/items?limit=2"),
    );
    expect((await copy.get(`/items?limit=2&cursor=${page.next_cursor}`)).status).toBe(400);
    expect((await copy.get("")).status).toBe(200);
  });
});

function hideTimes(text: string): string {
  return text.replaceAll(/"updated_at":"[^"]*"/g, "");
}

describe("a backup", () => {
  test("contains no key, no hash of a key and no secret", async () => {
    const client = await openBusyWorkspace();
    const backup = await readBackup(client);
    const { hash } = await requireRow(
      client.id,
      "SELECT hash FROM api_keys WHERE workspace_id = ?",
    );
    const { cursor_key: secret } = await requireRow(
      client.id,
      "SELECT cursor_key FROM workspaces WHERE id = ?",
    );
    for (const marked of [client.key, hash, secret]) {
      expect(typeof marked).toBe("string");
      expect(backup).not.toContain(marked);
    }
    expect(JSON.parse(backup.slice(0, backup.indexOf("\n")))).toMatchObject({
      kind: "manifest",
      format: "ordinal-backup",
      version: 1,
      left_out: expect.arrayContaining(["API keys", "sessions and tickets"]),
    });
  });

  test("is restored from gzip, and once per Idempotency-Key", async () => {
    const backup = await readBackup(await openBusyWorkspace());
    const copy = await openWorkspace();
    const packed = new Blob([backup]).stream().pipeThrough(new CompressionStream("gzip"));
    const bytes = await new Response(packed).arrayBuffer();
    const headers = { "content-encoding": "gzip", "idempotency-key": "restore-1" };
    const first = await sendBackup(copy, bytes, headers);
    await copy.environment.drain();
    const again = await sendBackup(copy, bytes, headers);
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    const [{ id }, repeated] = [await readJson<JobView>(first), await readJson<JobView>(again)];
    expect(repeated.id).toBe(id);
    expect(await readJson<JobView>(copy.get(`/jobs/${id}`))).toMatchObject({ state: "done" });
  });

  test("of an empty workspace is restored", async () => {
    const copy = await openWorkspace();
    const job = await restoreBackup(copy, await readBackup(await openWorkspace()));
    expect(job).toMatchObject({ state: "done", total: 0 });
  });
});

async function requireRow(workspace: string, query: string): Promise<Record<string, unknown>> {
  const row = await env.DB.prepare(query).bind(workspace).first();
  return row ?? {};
}

describe("a restore rejects", () => {
  test("a workspace that is not empty, and leaves it unchanged", async () => {
    const { copy, backup } = await openCopy();
    const readItems = async () => (await copy.get("/items?limit=500")).text();
    const before = await readItems();
    const problem = await readProblem(sendBackup(copy, backup));
    expect([problem.status, problem.detail]).toEqual([
      409,
      expect.stringContaining("new workspace"),
    ]);
    expect(await readItems()).toBe(before);
  });

  test.each([
    ["people", { name: "Ana", capacity: 1 }],
    ["models", { id: "mine", kind: "weighted", criteria: [{ key: "reach" }] }],
    ["hierarchies", { name: "H", criteria: [{ key: "reach" }, { key: "effort" }] }],
    ["items", { title: "A" }],
  ])("a workspace with %s", async (noun, body) => {
    const client = await openWorkspace();
    expect((await client.send("POST", `/${noun}`, body)).status).toBe(201);
    const problem = await readProblem(sendBackup(client, "{}\n"));
    expect(problem.status).toBe(409);
  });

  test("another media type", async () => {
    const client = await openWorkspace();
    const response = await sendBackup(client, "{}", { "content-type": "application/json" });
    expect(response.status).toBe(415);
  });
});
