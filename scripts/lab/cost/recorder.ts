/** A statement and the usage that the database reported for it. */
export type Statement = {
  readonly sql: string;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  /** Milliseconds in the database. */
  readonly ms: number;
};

/** The usage of a Worker since the previous reading. */
export type RecordedUsage = {
  /** Invocations: requests, queue batches and cron triggers. */
  fetches: number;
  batches: number;
  crons: number;
  statements: Statement[];
  /** The first values that were bound to each statement. */
  examples: Record<string, readonly unknown[]>;
  kvReads: number;
  kvWrites: number;
  kvBytesWritten: number;
  /** List and delete operations; each costs as much as a write. */
  kvLists: number;
  kvDeletes: number;
  messagesSent: number;
  /** Requests to Durable Objects. */
  rooms: number;
  /** Data points of Analytics Engine. */
  points: number;
  /** Lines that the Worker logged. */
  lines: number;
};

export const recordedPath = "/recorded";

/** The bindings of wrangler.toml that have a price. */
type Bindings = {
  readonly DB: D1Database;
  readonly CACHE: KVNamespace;
  readonly JOBS: Queue;
  readonly IMPORTS: Queue;
  readonly STABILITY: Queue;
  readonly ROOMS: DurableObjectNamespace;
  readonly POINTS: AnalyticsEngineDataset;
};

export function emptyRecord(): RecordedUsage {
  return {
    fetches: 0,
    batches: 0,
    crons: 0,
    statements: [],
    examples: {},
    kvReads: 0,
    kvWrites: 0,
    kvBytesWritten: 0,
    kvLists: 0,
    kvDeletes: 0,
    messagesSent: 0,
    rooms: 0,
    points: 0,
    lines: 0,
  };
}

/** Wraps the bindings so that each use is recorded. */
export function recordBindings<T extends Bindings>(env: T, recorded: RecordedUsage): T {
  return {
    ...env,
    DB: recordDatabase(env.DB, recorded),
    CACHE: recordKv(env.CACHE, recorded),
    JOBS: recordQueue(env.JOBS, recorded),
    IMPORTS: recordQueue(env.IMPORTS, recorded),
    STABILITY: recordQueue(env.STABILITY, recorded),
    ROOMS: recordRooms(env.ROOMS, recorded),
    POINTS: recordPoints(env.POINTS, recorded),
  };
}

/** Wraps a database. Only its sessions are wrapped, because the Worker uses nothing else. */
function recordDatabase(database: D1Database, recorded: RecordedUsage): D1Database {
  const note = ({ sql, values }: BoundSql, { meta }: D1Result) => {
    const { rows_read: rowsRead, rows_written: rowsWritten, duration: ms } = meta;
    recorded.statements.push({ sql, rowsRead, rowsWritten, ms });
    // JSON has no bytes: a plan does not depend on them.
    recorded.examples[sql] ??= values.map((value) => (isBytes(value) ? "" : value));
  };
  const withSession = (bookmark?: string) => {
    const session = database.withSession(bookmark);
    return {
      getBookmark: () => session.getBookmark(),
      prepare: (sql: string) => recordStatement(session.prepare(sql), { sql, values: [] }, note),
      async batch(statements: readonly ReturnType<typeof recordStatement>[]) {
        const results = await session.batch(statements.map(({ inner }) => inner));
        for (const [index, { statement }] of statements.entries()) {
          const result = results[index];
          if (result !== undefined) {
            note(statement, result);
          }
        }
        return results;
      },
    };
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the store uses nothing else of it
  return { withSession } as unknown as D1Database;
}

function isBytes(value: unknown): boolean {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

type BoundSql = { readonly sql: string; readonly values: readonly unknown[] };

function recordStatement(
  inner: D1PreparedStatement,
  statement: BoundSql,
  note: (statement: BoundSql, result: D1Result) => void,
) {
  const all = async () => {
    const result = await inner.all();
    note(statement, result);
    return result;
  };
  return {
    inner,
    statement,
    bind: (...values: unknown[]) =>
      recordStatement(inner.bind(...values), { sql: statement.sql, values }, note),
    all,
    async run() {
      const result = await inner.run();
      note(statement, result);
      return result;
    },
    /**
     * D1 reports no usage with `raw`. A read therefore runs twice: with `raw` and with `all`. A
     * write runs once, with `all`, and the column names are dropped. No two columns share a name.
     */
    async raw() {
      if (/\b(?:insert|update|delete)\b/i.test(statement.sql)) {
        const { results } = await all();
        return results.map((row) => Object.values(row));
      }
      const rows = await inner.raw();
      await all();
      return rows;
    },
  };
}

function recordKv(kv: KVNamespace, recorded: RecordedUsage): KVNamespace {
  const get = (key: string, type: "arrayBuffer") => {
    recorded.kvReads += 1;
    return kv.get(key, type);
  };
  const put = (key: string, value: Uint8Array | string, options?: KVNamespacePutOptions) => {
    recorded.kvWrites += 1;
    recorded.kvBytesWritten += typeof value === "string" ? value.length : value.byteLength;
    return kv.put(key, value, options);
  };
  const list = (options?: KVNamespaceListOptions) => {
    recorded.kvLists += 1;
    return kv.list(options);
  };
  const remove = (key: string) => {
    recorded.kvDeletes += 1;
    return kv.delete(key);
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caches use nothing else of it
  return { get, put, list, delete: remove } as unknown as KVNamespace;
}

function recordQueue(queue: Queue, recorded: RecordedUsage): Queue {
  const send = (body: unknown, options?: QueueSendOptions) => {
    recorded.messagesSent += 1;
    return queue.send(body, options);
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the Worker uses nothing else of it
  return { send } as unknown as Queue;
}

function recordRooms(
  rooms: DurableObjectNamespace,
  recorded: RecordedUsage,
): DurableObjectNamespace {
  const getByName = (name: string) => {
    recorded.rooms += 1;
    return rooms.getByName(name);
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the Worker uses nothing else of it
  return { getByName } as unknown as DurableObjectNamespace;
}

function recordPoints(
  points: AnalyticsEngineDataset,
  recorded: RecordedUsage,
): AnalyticsEngineDataset {
  return {
    writeDataPoint(point) {
      recorded.points += 1;
      points.writeDataPoint(point);
    },
  };
}

const functions = [
  emptyRecord,
  recordBindings,
  recordDatabase,
  isBytes,
  recordStatement,
  recordKv,
  recordQueue,
  recordRooms,
  recordPoints,
];

/**
 * A module that wraps the Worker and records its usage. A request to `recordedPath` returns the
 * usage and resets it. The module contains the source of the functions above.
 */
export const recorder = `
import worker from "./worker.js";
export * from "./worker.js";
${functions.join("\n")}
const recorded = emptyRecord();
const wrapped = new WeakMap();
function wrapBindings(env) {
  const bindings = wrapped.get(env) ?? recordBindings(env, recorded);
  wrapped.set(env, bindings);
  return bindings;
}
const log = console.log;
console.log = (...args) => {
  recorded.lines += 1;
  log(...args);
};
export default {
  fetch(request, env, context) {
    if (new URL(request.url).pathname === "${recordedPath}") {
      const text = JSON.stringify(recorded);
      Object.assign(recorded, emptyRecord());
      return new Response(text);
    }
    recorded.fetches += 1;
    return worker.fetch(request, wrapBindings(env), context);
  },
  queue(batch, env, context) {
    recorded.batches += 1;
    return worker.queue(batch, wrapBindings(env), context);
  },
  scheduled(event, env, context) {
    recorded.crons += 1;
    return worker.scheduled(event, wrapBindings(env), context);
  },
};
`;
