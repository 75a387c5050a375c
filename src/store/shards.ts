import { drizzle } from "drizzle-orm/d1";
import { type CallPolicy, guardD1, readPolicy, writePolicy } from "./d1.ts";

/** A database as it was opened. */
export type Database = ReturnType<typeof drizzle<Record<string, never>, D1Database>>;

/** The databases, as one request (or one queue batch) sees them. */
export type Shards = {
  /** Where a workspace's rows are read; as fresh as the bookmark asks. */
  readonly reader: (workspace: string) => Database;
  readonly writer: (workspace: string) => Database;
  /** From here on, the workspace is read as fresh as it was when this was called, or fresher. */
  readonly requireFresh: (workspace: string) => void;
  /** The shard that knows every key. */
  readonly directory: Database;
  /** The same, where it is only read. */
  readonly directoryReader: Database;
  /** Every shard, for sweeps. */
  readonly all: readonly Database[];
  /** Where a reader has to be at least, to see what this request saw or wrote. */
  readonly readBookmark: (workspace: string) => string | undefined;
};

/**
 * Opens the databases for one request. `bookmark` is a reader's own, else any copy will do; a copy
 * may be behind, and whoever must not be asks to catch up.
 */
export function openShards(
  databases: readonly D1Database[],
  onCall: CallPolicy["onCall"],
  bookmark: string = "first-unconstrained",
): Shards {
  const open = (database: D1Database, constraint: string) => {
    const session = database.withSession(constraint);
    return {
      session,
      reader: drizzle(guardD1(session, { ...readPolicy, onCall })),
      writer: drizzle(guardD1(session, { ...writePolicy, onCall })),
    };
  };
  const opened = databases.map((database) => open(database, bookmark));
  const first = opened[0];
  if (first === undefined) {
    throw new RangeError("There has to be at least one database.");
  }
  const shardOf = (workspace: string) => opened[computeShard(workspace, opened.length)] ?? first;
  return {
    requireFresh(workspace) {
      const at = computeShard(workspace, opened.length);
      const database = databases[at];
      if (database !== undefined) {
        opened[at] = open(database, "first-primary");
      }
    },
    reader: (workspace) => shardOf(workspace).reader,
    writer: (workspace) => shardOf(workspace).writer,
    directory: first.writer,
    directoryReader: first.reader,
    all: opened.map(({ writer }) => writer),
    readBookmark: (workspace) => shardOf(workspace).session.getBookmark() ?? undefined,
  };
}

/**
 * Which of `count` databases holds a workspace, from 0. A jump consistent hash: when a shard is
 * added, one in `count + 1` of the workspaces moves, and all of them to the new one.
 *
 * Source: J. Lamping, E. Veach, A Fast, Minimal Memory, Consistent Hash Algorithm, 2014.
 */
export function computeShard(workspace: string, count: number): number {
  let key = hashText(workspace);
  let shard = 0;
  let next = 0;
  while (next < count) {
    shard = next;
    key = BigInt.asUintN(64, key * 2_862_933_555_777_941_757n + 1n);
    next = Math.floor((shard + 1) * (2 ** 31 / (Number(key >> 33n) + 1)));
  }
  return shard;
}

/** FNV-1a, 64 bits. */
function hashText(text: string): bigint {
  let hash = 0xcbf2_9ce4_8422_2325n;
  for (let at = 0; at < text.length; at += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100_0000_01b3n);
  }
  return hash;
}
