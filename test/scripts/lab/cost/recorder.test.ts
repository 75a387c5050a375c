import { expect, test } from "vitest";
import { emptyRecord, recordBindings, recorder } from "../../../../scripts/lab/cost/recorder.ts";

const meta = { rows_read: 3, rows_written: 1, duration: 2 };

/** Creates a database that returns two rows for every statement. */
function createDatabase(calls: string[]) {
  const results = [
    { a: 1, b: 2 },
    { a: 3, b: 4 },
  ];
  const prepare = (sql: string) => {
    const statement = {
      bind: () => statement,
      all: async () => (calls.push(`all ${sql}`), { results, meta }),
      run: async () => (calls.push(`run ${sql}`), { results, meta }),
      raw: async () => (calls.push(`raw ${sql}`), results.map((row) => Object.values(row))),
    };
    return statement;
  };
  const batch = async (statements: readonly object[]) => statements.map(() => ({ results, meta }));
  return { withSession: () => ({ prepare, batch, getBookmark: () => "b" }) };
}

function openRecorder(calls: string[] = []) {
  const recorded = emptyRecord();
  const none = {};
  const bindings = {
    DB: createDatabase(calls),
    CACHE: {
      get: async () => null,
      put: async () => undefined,
      list: async () => none,
      delete: async () => undefined,
    },
    STABILITY: { send: async () => undefined },
    JOBS: { send: async () => undefined },
    IMPORTS: { send: async () => undefined },
    ROOMS: { getByName: () => none },
    POINTS: { writeDataPoint: () => undefined },
    ORIGIN: "https://ordinal.example",
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the recorder uses nothing else of them
  const env = recordBindings(bindings as unknown as Parameters<typeof recordBindings>[0], recorded);
  return { env, recorded };
}

test("records each statement with its rows, alone and in a batch", async () => {
  const { env, recorded } = openRecorder();
  const session = env.DB.withSession();
  await session.prepare("SELECT 1").bind(7).all();
  await session.batch([session.prepare("UPDATE a"), session.prepare("UPDATE b").bind("x")]);
  const rows = recorded.statements.map(({ sql, rowsRead, rowsWritten }) => [
    sql,
    rowsRead,
    rowsWritten,
  ]);
  expect(rows).toEqual([
    ["SELECT 1", 3, 1],
    ["UPDATE a", 3, 1],
    ["UPDATE b", 3, 1],
  ]);
  expect(recorded.examples).toEqual({ "SELECT 1": [7], "UPDATE a": [], "UPDATE b": ["x"] });
});

test("runs a read without column names twice, for its usage, and a write once", async () => {
  const calls: string[] = [];
  const { env, recorded } = openRecorder(calls);
  const session = env.DB.withSession();
  const read = await session.prepare("SELECT a, b").raw();
  const written = await session.prepare("INSERT INTO t RETURNING a, b").raw();
  expect(read).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(written).toEqual(read);
  expect(calls).toEqual(["raw SELECT a, b", "all SELECT a, b", "all INSERT INTO t RETURNING a, b"]);
  expect(recorded.statements).toHaveLength(2);
});

test("counts KV operations, messages, rooms and points", async () => {
  const { env, recorded } = openRecorder();
  await env.CACHE.get("k", "arrayBuffer");
  await env.CACHE.put("k", new Uint8Array(12));
  await env.JOBS.send({});
  await env.IMPORTS.send({});
  await env.STABILITY.send({});
  await env.CACHE.put("k", "eight");
  await env.CACHE.list();
  await env.CACHE.delete("k");
  env.ROOMS.getByName("w");
  env.POINTS.writeDataPoint({});
  expect(recorded).toMatchObject({
    kvReads: 1,
    kvWrites: 2,
    kvBytesWritten: 17,
    kvLists: 1,
    kvDeletes: 1,
    messagesSent: 3,
    rooms: 1,
    points: 1,
  });
});

test("is a module that imports the Worker", () => {
  expect(recorder).toContain('import worker from "./worker.js"');
  expect(recorder).toContain("function recordStatement(");
});
