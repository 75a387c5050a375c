import { env } from "cloudflare:workers";
import { stub } from "../environments/worker.ts";

/** A database, and the control of its first batch with a statement that matches a pattern. */
export type GatedDatabase = {
  readonly database: D1Database;
  /** Resolves when the batch arrives. */
  readonly arrival: Promise<void>;
  /** Lets the batch run. */
  readonly open: () => void;
};

/** Opens a database that holds the first batch with a matching statement until the gate opens. */
export function openGatedDatabase(pattern: RegExp): GatedDatabase {
  const [arrival, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const database = wrapBatches(pattern, async (run) => {
    arrival.resolve();
    await gate.promise;
    return run();
  });
  return { database, arrival: arrival.promise, open: () => gate.resolve() };
}

/** Opens a database that commits each batch with a matching statement, and loses its result. */
export function openForgetfulDatabase(pattern: RegExp): D1Database {
  return wrapBatches(pattern, async (run) => {
    await run();
    throw new Error("D1_ERROR: Network connection lost.");
  });
}

type RunBatch = () => Promise<D1Result[]>;

function wrapBatches(
  pattern: RegExp,
  runMatch: (run: RunBatch) => Promise<D1Result[]>,
): D1Database {
  return stub({
    withSession(constraint: string) {
      const session = env.DB.withSession(constraint);
      let hasPreparedMatch = false;
      return {
        getBookmark: () => session.getBookmark(),
        prepare(sql: string) {
          hasPreparedMatch ||= pattern.test(sql);
          return session.prepare(sql);
        },
        batch(statements: D1PreparedStatement[]) {
          const run = () => session.batch(statements);
          const isMatch = hasPreparedMatch;
          hasPreparedMatch = false;
          return isMatch ? runMatch(run) : run();
        },
      };
    },
  });
}
