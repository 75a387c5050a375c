import { DrizzleQueryError } from "drizzle-orm";
import { Failure, LostClaim, WorkspaceLocked } from "../core/failure.ts";
import { type Store } from "../ports/store.ts";
import { openApiKeys } from "./api-keys.ts";
import { openBackups } from "./backups.ts";
import { openBaselines } from "./baselines.ts";
import { openChanges } from "./changes.ts";
import { isConstraintError } from "./d1.ts";
import { openErasures } from "./erasures.ts";
import { isLockError } from "./generations.ts";
import { openHierarchies } from "./hierarchies.ts";
import { openIdempotency } from "./idempotency.ts";
import { fenceColumn } from "./idempotent-responses.ts";
import { openItems } from "./items.ts";
import { openJobs } from "./jobs.ts";
import { openModels } from "./models.ts";
import { openPeople } from "./people.ts";
import { openPurges } from "./purges.ts";
import { openRankings } from "./rankings.ts";
import { openSessions, openTickets } from "./sessions.ts";
import { type Shards } from "./shards.ts";
import { openSnapshots } from "./snapshots.ts";
import { openStatuses } from "./statuses.ts";
import { openWorkspaces } from "./workspaces.ts";

const openers = {
  workspaces: openWorkspaces,
  items: openItems,
  changes: openChanges,
  snapshots: openSnapshots,
  statuses: openStatuses,
  models: openModels,
  people: openPeople,
  hierarchies: openHierarchies,
  rankings: openRankings,
  baselines: openBaselines,
  jobs: openJobs,
  apiKeys: openApiKeys,
  sessions: openSessions,
  tickets: openTickets,
  idempotency: openIdempotency,
  backups: openBackups,
  erasures: openErasures,
  purges: openPurges,
} as const satisfies { readonly [N in keyof Store]: (shards: Shards) => Store[N] };

/** Opens the database for one request. Each part is opened on its first use. */
export function openStore(shards: Shards): Store {
  const store = {};
  for (const [name, open] of Object.entries(openers)) {
    let opened: object | undefined;
    const get = () => (opened ??= unwrapErrors(open(shards)));
    Object.defineProperty(store, name, { get, enumerable: true });
  }
  // The loop defined a getter for every name of `openers`.
  return store as Store;
}

/** Wraps every method so that it rejects with the Failure of its statement. */
function unwrapErrors<T extends object>(part: T): T {
  const methods = Object.entries(part).map(
    ([name, method]: [string, (...parameters: unknown[]) => unknown]) => {
      const wrapped = (...parameters: unknown[]) => {
        const result = method(...parameters);
        return result instanceof Object && "then" in result ? unwrapError(result) : result;
      };
      return [name, wrapped] as const;
    },
  );
  // Has the same methods by the same names.
  return Object.fromEntries(methods) as T;
}

/**
 * Rejects with the cause of a Drizzle error, which Drizzle wraps except in a batch. A batch that
 * failed because its request no longer holds the Idempotency-Key rejects with `LostClaim`, and one
 * that failed because of a running restore with `WorkspaceLocked`.
 */
async function unwrapError(result: unknown): Promise<unknown> {
  try {
    return await result;
  } catch (error) {
    if (isConstraintError(error, fenceColumn)) {
      throw new LostClaim(error);
    }
    if (isLockError(error)) {
      throw new WorkspaceLocked(error);
    }
    throw error instanceof DrizzleQueryError ? toErrorWithoutValues(error) : error;
  }
}

/** Drops the values of the statement, which Drizzle adds to the message: they may be secrets. */
function toErrorWithoutValues({ query, cause }: DrizzleQueryError): Error {
  return cause instanceof Failure ? cause : new Error(`Failed query: ${query}`, { cause });
}
