import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from "vitest";
import { type BuiltWorker, serveWorker } from "../../scripts/built-worker.ts";
import { createToken } from "../../src/core/token.ts";
import { startCommand } from "./start-command.ts";

/*
 * Every secret contains a mark, or is known from a response. Requests send the secrets in every
 * place, also in wrong ones, and provoke errors. The output must then contain none of them.
 */
const mark = "markedsecret";
const newRootKey = `${mark}-new-root-key-000000`;
const oldRootKey = `${mark}-old-root-key-000000`;
const unknownKey = createToken("ord", new Uint8Array(32).fill(3));

let folder = "";
let worker: BuiltWorker;
const lines: string[] = [];
const secrets = new Set([mark, unknownKey]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ordinal-secrets-"));
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((chunk) => {
      lines.push(String(chunk));
      return true;
    });
  }
  worker = await serveWorker(inject("builtWorker"), {
    rootKey: `${newRootKey},${oldRootKey}`,
    persistTo: folder,
    onLog: ({ message }) => void lines.push(message),
  });
}, 60_000);

afterAll(async () => {
  await worker.stop();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

type Init = {
  readonly key?: string;
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Sends a request whose id is in the sample, so that the Worker logs it. Returns its body. */
async function send(path: string, { key, headers, ...init }: Init = {}) {
  const response = await fetch(`${worker.url}${path}`, {
    ...init,
    headers: {
      "x-request-id": findSampledId(),
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(init.body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
  });
  return { status: response.status, text: await response.text() };
}

let lastId = 0;

/** Returns the next request id whose FNV-1a hash is in the sample of 1 %. */
function findSampledId(): string {
  for (;;) {
    lastId += 1;
    const id = `request-${lastId}`;
    let hash = 0x81_1c_9d_c5;
    for (const character of id) {
      hash = Math.imul(hash ^ character.charCodeAt(0), 0x01_00_01_93);
    }
    if ((hash >>> 0) % 100 === 0) {
      return id;
    }
  }
}

async function createWorkspace(rootKey: string): Promise<{ id: string; key: string }> {
  const body = JSON.stringify({ name: "Marked" });
  const headers = { "idempotency-key": `${mark}-${rootKey}` };
  const { text } = await send("/v1/workspaces", { method: "POST", key: rootKey, body, headers });
  const workspace: { id: string; key: string } = JSON.parse(text);
  secrets.add(workspace.key);
  return workspace;
}

/** Sends secrets in right and wrong places. Returns the statuses. */
async function sendSecrets({ id, key }: { id: string; key: string }): Promise<number[]> {
  const path = `/v1/workspaces/${id}`;
  const operations = ["One", "Two"].map((title) => ({ op: "create", item: { title } }));
  const batch = JSON.stringify({ operations });
  const idempotency = { "idempotency-key": `${mark}-batch` };
  await send(`${path}/items:batch`, { method: "POST", key, body: batch, headers: idempotency });
  const page = await send(`${path}/ranking?limit=1`, { key });
  const { next_cursor: cursor } = JSON.parse(page.text).page;
  secrets.add(cursor);
  const requests: readonly (readonly [string, Init?])[] = [
    [`${path}/items:batch`, { method: "POST", key, body: batch, headers: idempotency }],
    [`${path}/ranking?limit=1&cursor=${cursor}`, { key }],
    [`${path}/ranking?limit=1&cursor=${cursor}${mark}`, { key }],
    [`${path}/items`, { key: unknownKey }],
    [`${path}/items`, { headers: { authorization: `Basic ${key}` } }],
    [`${path}/items?access_token=${key}`],
    [`${path}/items?api_key=${newRootKey}`, { key }],
    [`${path}/items/${key}`, { key }],
    [`${path}/items/external/${newRootKey}`, { key }],
    [`/v1/workspaces/${key}`, { key }],
    [`/v1/${oldRootKey}`],
    [`/v1/workspaces/${id}/rankings/${cursor}`, { key }],
    [`${path}/items`, { method: "POST", key, body: `{"title": ${key}` }],
    [`${path}/items`, { method: "POST", key, body: `{"title": "${newRootKey}", "x": "${key}"}` }],
    ["/v1/workspaces", { method: "POST", key: oldRootKey, body: `"${newRootKey}` }],
    [`${path}/cursor-key:replace`, { method: "POST", key, headers: idempotency }],
  ];
  const statuses: number[] = [];
  for (const [target, init] of requests) {
    // oxlint-disable-next-line no-await-in-loop -- a client sends one request after another
    statuses.push((await send(target, init)).status);
  }
  return statuses;
}

/** Sends requests that fail inside, because a table is gone. */
async function provokeErrors({ id, key }: { id: string; key: string }): Promise<number[]> {
  const database = await worker.database();
  await database.prepare("ALTER TABLE items RENAME TO items_away").run();
  await database.prepare("ALTER TABLE idempotency RENAME TO idempotency_away").run();
  const headers = { "idempotency-key": `${mark}-failed` };
  const body = JSON.stringify({ title: "Three" });
  const path = `/v1/workspaces/${id}`;
  const results = await Promise.all([
    send(`${path}/items/external/${newRootKey}`, { method: "PUT", key, body }),
    send(`${path}/items`, { method: "POST", key, body, headers }),
    send("/v1/workspaces", { method: "POST", key: newRootKey, body: '{"name":"A"}', headers }),
  ]);
  await worker.consume([{ kind: "publish", workspace: id, generation: 99 }, { kind: key }]);
  await Promise.allSettled([worker.runCron("17 * * * *")]);
  return results.map(({ status }) => status);
}

test("no line of the output of the Worker contains a secret", async () => {
  const workspace = await createWorkspace(newRootKey);
  await createWorkspace(oldRootKey);
  expect(await sendSecrets(workspace)).toEqual([
    200, 200, 400, 401, 401, 400, 400, 400, 405, 404, 404, 400, 400, 400, 400, 200,
  ]);
  expect(await provokeErrors(workspace)).toEqual([500, 500, 500]);
  await vi.waitUntil(() => lines.filter((line) => line.includes('"why":"failed"')).length >= 3);
  const output = lines.join("\n");
  expect(output).toContain('"why":"sampled"');
  expect(output).toContain('"why":"failed"');
  expect(output).toContain('"level":"error"');
  const leaks = [...secrets].filter((secret) => output.includes(secret));
  expect(leaks).toEqual([]);
}, 60_000);

test("`npm start` shows the key of the workspace in the link and the variables, and no root key", async () => {
  const localFolder = join(folder, "start");
  mkdirSync(localFolder);
  writeFileSync(join(localFolder, ".dev.vars"), `ROOT_KEY="${newRootKey},${oldRootKey}"\n`);
  const started = await startCommand({ args: ["--verbose"], localFolder });
  onTestFinished(() => started.stop());
  expect(await started.isReady).toBe(true);
  const output = started.readOutput() + started.readErrors();
  const [, key = ""] = /ORDINAL_KEY=(ord_\w+)/.exec(output) ?? [];
  expect(output.split(key)).toHaveLength(3);
  expect(output).not.toContain(mark);
  const logFiles = readdirSync(localFolder).filter((name) => name.endsWith(".log"));
  expect(logFiles).toHaveLength(1);
  const log = logFiles.map((name) => readFileSync(join(localFolder, name), "utf8")).join("\n");
  expect([log.includes(key), log.includes(mark)]).toEqual([false, false]);
}, 90_000);
