import { drizzle } from "drizzle-orm/d1";
import { type CallPolicy, guardD1, readPolicy, writePolicy } from "./d1.ts";

/** An open database. */
export type Database = ReturnType<typeof drizzle<Record<string, never>, D1Database>>;

/** The databases of one request or queue batch. */
export type Shards = {
  /** Returns the database for reads of a workspace: at least as fresh as the bookmark. */
  readonly reader: (workspace: string) => Database;
  readonly writer: (workspace: string) => Database;
  /** Makes later reads of the workspace at least as fresh as this moment. */
  readonly requireFresh: (workspace: string) => void;
  /** The shard with all API keys. */
  readonly directory: Database;
  /** The directory, with the timeouts and retries of reads. */
  readonly directoryReader: Database;
  /** All shards, for sweeps. */
  readonly all: readonly Database[];
  /** Returns the bookmark with which a client sees the reads and writes of this request. */
  readonly readBookmark: (workspace: string) => string | undefined;
};

/**
 * Opens the databases of one request. `constraint` is a bookmark or a constraint of D1 sessions; by
 * default any replica may respond, and it may lag. `requireFresh` then reads from the primary.
 */
export function openShards(
  databases: readonly D1Database[],
  {
    constraint = "first-unconstrained",
    ...observers
  }: Pick<CallPolicy, "onCall" | "fraction" | "findDiskFault"> & {
    readonly constraint?: string | undefined;
  },
): Shards {
  const open = (database: D1Database, sessionConstraint: string) => {
    const session = database.withSession(sessionConstraint);
    return {
      session,
      reader: drizzle(guardD1(session, { ...readPolicy, ...observers })),
      writer: drizzle(guardD1(session, { ...writePolicy, ...observers })),
    };
  };
  const opened = databases.map((database) => open(database, constraint));
  const first = opened[0];
  if (first === undefined) {
    throw new RangeError("Bind at least one database.");
  }
  const selectShard = (workspace: string) =>
    opened[computeShard(workspace, opened.length)] ?? first;
  return {
    requireFresh(workspace) {
      const index = computeShard(workspace, opened.length);
      const database = databases[index];
      if (database !== undefined) {
        opened[index] = open(database, "first-primary");
      }
    },
    reader: (workspace) => selectShard(workspace).reader,
    writer: (workspace) => selectShard(workspace).writer,
    directory: first.writer,
    directoryReader: first.reader,
    all: opened.map(({ writer }) => writer),
    readBookmark: (workspace) => selectShard(workspace).session.getBookmark() ?? undefined,
  };
}

/**
 * Computes the index of the database that stores a workspace, with a jump consistent hash: when a
 * shard is added, one in `count + 1` of the workspaces moves, each of them to the new shard.
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
  for (let index = 0; index < text.length; index += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100_0000_01b3n);
  }
  return hash;
}
