/** One statement as the database has told of it. */
export type Statement = {
  readonly sql: string;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  /** Milliseconds in the database. */
  readonly ms: number;
};

/** What a Worker has used since it was last asked. */
export type Recorded = {
  /** Invocations: requests, batches of messages, ticks of the clock. */
  fetches: number;
  batches: number;
  ticks: number;
  statements: Statement[];
  /** The first values that each text was given. */
  examples: Record<string, readonly unknown[]>;
  kvReads: number;
  kvWrites: number;
  kvBytesWritten: number;
  /** Lists of keys, and deletions; each costs what a write does. */
  kvLists: number;
  kvDeletes: number;
  messagesSent: number;
  /** Requests to Durable Objects. */
  rooms: number;
  /** Data points for Analytics Engine. */
  points: number;
  /** Lines that the Worker logged itself. */
  lines: number;
};

export const recordedPath = "/recorded";

/** The bindings that wrangler.toml gives the Worker, as far as they cost something. */
type Bindings = {
  readonly DB: D1Database;
  readonly CACHE: KVNamespace;
  readonly JOBS: Queue;
  readonly IMPORTS: Queue;
  readonly STABILITY: Queue;
  readonly ROOMS: DurableObjectNamespace;
  readonly POINTS: AnalyticsEngineDataset;
};

export function emptyRecord(): Recorded {
  return {
    fetches: 0,
    batches: 0,
    ticks: 0,
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

/** The bindings, and every use of them written down. */
export function recordBindings<T extends Bindings>(env: T, recorded: Recorded): T {
  return {
    ...env,
    DB: recordDatabase(env.DB, recorded),
    CACHE: recordCopies(env.CACHE, recorded),
    JOBS: recordQueue(env.JOBS, recorded),
    IMPORTS: recordQueue(env.IMPORTS, recorded),
    STABILITY: recordQueue(env.STABILITY, recorded),
    ROOMS: recordRooms(env.ROOMS, recorded),
    POINTS: recordPoints(env.POINTS, recorded),
  };
}

/** A database of which the Worker opens sessions, and nothing else. */
function recordDatabase(database: D1Database, recorded: Recorded): D1Database {
  const note = ({ sql, values }: Told, { meta }: D1Result) => {
    const { rows_read: rowsRead, rows_written: rowsWritten, duration: ms } = meta;
    recorded.statements.push({ sql, rowsRead, rowsWritten, ms });
    recorded.examples[sql] ??= values;
  };
  const withSession = (bookmark?: string) => {
    const session = database.withSession(bookmark);
    return {
      getBookmark: () => session.getBookmark(),
      prepare: (sql: string) => recordStatement(session.prepare(sql), { sql, values: [] }, note),
      async batch(statements: readonly ReturnType<typeof recordStatement>[]) {
        const results = await session.batch(statements.map(({ inner }) => inner));
        for (const [at, { told }] of statements.entries()) {
          const result = results[at];
          if (result !== undefined) {
            note(told, result);
          }
        }
        return results;
      },
    };
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the store calls nothing else of it
  return { withSession } as unknown as D1Database;
}

type Told = { readonly sql: string; readonly values: readonly unknown[] };

function recordStatement(
  inner: D1PreparedStatement,
  told: Told,
  note: (told: Told, result: D1Result) => void,
) {
  const all = async () => {
    const result = await inner.all();
    note(told, result);
    return result;
  };
  return {
    inner,
    told,
    bind: (...values: unknown[]) =>
      recordStatement(inner.bind(...values), { sql: told.sql, values }, note),
    all,
    async run() {
      const result = await inner.run();
      note(told, result);
      return result;
    },
    /**
     * Rows without names come without what they have cost. A read is asked once more for that; a
     * write is asked once, and its rows lose their names, of which no two are the same.
     */
    async raw() {
      if (/\b(?:insert|update|delete)\b/i.test(told.sql)) {
        const { results } = await all();
        return results.map((row) => Object.values(row));
      }
      const rows = await inner.raw();
      await all();
      return rows;
    },
  };
}

function recordCopies(copies: KVNamespace, recorded: Recorded): KVNamespace {
  const get = (key: string, type: "arrayBuffer") => {
    recorded.kvReads += 1;
    return copies.get(key, type);
  };
  const put = (key: string, value: Uint8Array | string, options?: KVNamespacePutOptions) => {
    recorded.kvWrites += 1;
    recorded.kvBytesWritten += typeof value === "string" ? value.length : value.byteLength;
    return copies.put(key, value, options);
  };
  const list = (options?: KVNamespaceListOptions) => {
    recorded.kvLists += 1;
    return copies.list(options);
  };
  const remove = (key: string) => {
    recorded.kvDeletes += 1;
    return copies.delete(key);
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the copies call nothing else of it
  return { get, put, list, delete: remove } as unknown as KVNamespace;
}

function recordQueue(queue: Queue, recorded: Recorded): Queue {
  const send = (body: unknown, options?: QueueSendOptions) => {
    recorded.messagesSent += 1;
    return queue.send(body, options);
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the Worker calls nothing else of it
  return { send } as unknown as Queue;
}

function recordRooms(rooms: DurableObjectNamespace, recorded: Recorded): DurableObjectNamespace {
  const getByName = (name: string) => {
    recorded.rooms += 1;
    return rooms.getByName(name);
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each room is asked once, and for nothing else
  return { getByName } as unknown as DurableObjectNamespace;
}

function recordPoints(points: AnalyticsEngineDataset, recorded: Recorded): AnalyticsEngineDataset {
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
  recordStatement,
  recordCopies,
  recordQueue,
  recordRooms,
  recordPoints,
];

/**
 * A module before the Worker that writes down what it uses, and tells it to whoever asks for
 * `recordedPath`; by that it begins anew. It is made of the functions above as they stand.
 */
export const recorder = `
import worker from "./worker.js";
export * from "./worker.js";
${functions.join("\n")}
const recorded = emptyRecord();
const known = new WeakMap();
function bindingsOf(env) {
  const held = known.get(env) ?? recordBindings(env, recorded);
  known.set(env, held);
  return held;
}
const log = console.log;
console.log = (...words) => {
  recorded.lines += 1;
  log(...words);
};
export default {
  fetch(request, env, context) {
    if (new URL(request.url).pathname === "${recordedPath}") {
      const told = JSON.stringify(recorded);
      Object.assign(recorded, emptyRecord());
      return new Response(told);
    }
    recorded.fetches += 1;
    return worker.fetch(request, bindingsOf(env), context);
  },
  queue(batch, env, context) {
    recorded.batches += 1;
    return worker.queue(batch, bindingsOf(env), context);
  },
  scheduled(tick, env, context) {
    recorded.ticks += 1;
    return worker.scheduled(tick, bindingsOf(env), context);
  },
};
`;
