import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { type CallPolicy, guardD1, readPolicy, writePolicy } from "../../src/store/d1.ts";
import { openShards } from "../../src/store/shards.ts";
import { openStore } from "../../src/store/store.ts";
import { openWorkerEnvironment, request, stub } from "../environments/worker.ts";

/** Opens a connection that fails with each message in turn, and then returns two rows. */
function openFailingConnection(...messages: readonly string[]) {
  const remaining = [...messages];
  let attempts = 0;
  const execute = async () => {
    attempts += 1;
    const message = remaining.shift();
    if (message !== undefined) {
      throw new Error(`D1_ERROR: ${message}`);
    }
    return [[1], [2]];
  };
  const statement = { bind: () => statement, raw: execute, all: execute, run: execute };
  const connection = stub({ prepare: () => statement, batch: execute });
  return {
    countAttempts: () => attempts,
    query: (policy: Pick<CallPolicy, "deadlineMs" | "attemptsMax" | "findDiskFault">) =>
      guardD1(connection, { ...policy, onCall: () => undefined, fraction: () => 0.5 })
        .prepare("SELECT 1")
        .raw(),
  };
}

/** Opens a database whose calls fail with a message. */
function openFailingDatabase(message: string): D1Database {
  const fail = () => Promise.reject(new Error(`D1_ERROR: ${message}`));
  const statement = { bind: () => statement, raw: fail, all: fail, run: fail };
  return stub({
    withSession: () => ({ prepare: () => statement, batch: fail, getBookmark: () => null }),
  });
}

/** D1's messages for transient errors. */
const transientMessages = [
  "Network connection lost.",
  "D1 DB reset because its code was updated.",
  "Internal error in D1 DB storage caused object to be reset.",
  "Internal error while starting up D1 DB storage caused object to be reset.",
  "D1 DB storage operation exceeded timeout which caused object to be reset.",
  "D1 DB's isolate exceeded its memory limit and was reset.",
  "D1 DB exceeded its CPU time limit and was reset.",
  "D1 DB is overloaded. Too many requests queued.",
  "D1 DB is overloaded. Requests queued for too long.",
  "Cannot resolve D1 DB due to transient issue on remote node.",
];

describe("a D1 call that fails", () => {
  test.each(transientMessages)("is retried if it only reads: %s", async (message) => {
    const { query, countAttempts } = openFailingConnection(message, message);
    expect(await query(readPolicy)).toEqual([[1], [2]]);
    expect(countAttempts()).toBe(3);
  });

  test("throws `unavailable` after three attempts", async () => {
    const { query, countAttempts } = openFailingConnection(...transientMessages);
    await expect(query(readPolicy)).rejects.toMatchObject({ kind: "unavailable" });
    expect(countAttempts()).toBe(3);
  });

  test("is not retried if it writes, because D1 may have applied the write", async () => {
    const { query, countAttempts } = openFailingConnection(transientMessages[0] ?? "");
    await expect(query(writePolicy)).rejects.toMatchObject({ kind: "unavailable" });
    expect(countAttempts()).toBe(1);
  });

  test("is not retried after a permanent error", async () => {
    const { query, countAttempts } = openFailingConnection("no such table: itmes: SQLITE_ERROR");
    await expect(query(readPolicy)).rejects.toThrow("no such table");
    expect(countAttempts()).toBe(1);
  });
});

describe("a fault of the disk", () => {
  test.each([
    ["database or disk is full: SQLITE_FULL", "database-full"],
    ["Exceeded maximum DB size", "database-full"],
    ["Exceeded maximum account storage. Delete a database.", "database-full"],
    ["attempt to write a readonly database: SQLITE_READONLY", "database-not-writable"],
    ["unable to open database file: SQLITE_CANTOPEN", "database-not-writable"],
    ["disk I/O error: SQLITE_IOERR", "database-not-writable"],
    ["EROFS: read-only file system, open 'd1.sqlite'", "database-not-writable"],
  ])("is named at once by its message: %s", async (message, kind) => {
    const { query, countAttempts } = openFailingConnection(message);
    await expect(query(readPolicy)).rejects.toMatchObject({ kind });
    expect(countAttempts()).toBe(1);
  });

  const internalError = "Failed to get session commit token: internal error; reference = 8mntj3";

  test.each([
    ["full", "database-full"],
    ["read-only", "database-not-writable"],
    [undefined, "unavailable"],
  ] as const)("is read from the local server after an internal error: %s", async (fault, kind) => {
    const { query } = openFailingConnection(internalError);
    const findDiskFault = async () => fault;
    const failure = query({ ...writePolicy, findDiskFault });
    await expect(failure).rejects.toMatchObject({ kind });
  });
});

test.each([
  ["database or disk is full: SQLITE_FULL", 507, "Database full"],
  ["attempt to write a readonly database: SQLITE_READONLY", 503, "Database not writable"],
])("a request gets a problem that names the fault: %s", async (message, status, title) => {
  const DB = openFailingDatabase(message);
  const response = await openWorkerEnvironment({ DB }).fetch(
    request("POST", "/v1/workspaces", {
      headers: { authorization: `Bearer ${env.ROOT_KEY}`, "content-type": "application/json" },
      body: JSON.stringify({ name: "Tests" }),
    }),
  );
  expect(response.status).toBe(status);
  expect(response.headers.get("retry-after")).toBe("60");
  expect(await response.json()).toMatchObject({ title });
});

test("the error of a failed statement contains its SQL, and none of its values", async () => {
  const shards = openShards([openFailingDatabase("no such table: idempotency")], {
    onCall: () => undefined,
    fraction: () => 0.5,
  });
  const claim = { scope: "wsp_1", route: "POST /", key: "secret", claim: "clm_1" };
  const error: unknown = await openStore(shards)
    .idempotency.claim(claim, "request", 1)
    .catch((thrown: unknown) => thrown);
  expect(String(error)).toMatch(/^Error: Failed query: insert into "idempotency"/);
  expect(error).toMatchObject({ cause: { message: expect.stringContaining("no such table") } });
  expect(`${String(error)} ${error instanceof Error ? error.stack : ""}`).not.toContain("secret");
});
