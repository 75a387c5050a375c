import { Failure } from "../core/failure.ts";
import { type Store } from "../ports/deps.ts";
import { openApiKeys } from "./api-keys.ts";
import { openHierarchies } from "./hierarchies.ts";
import { openIdempotency } from "./idempotency.ts";
import { openItems } from "./items.ts";
import { openJobs } from "./jobs.ts";
import { openModels } from "./models.ts";
import { openPeople } from "./people.ts";
import { openRankings } from "./rankings.ts";
import { type Shards } from "./shards.ts";
import { openSnapshots } from "./snapshots.ts";
import { openWorkspaces } from "./workspaces.ts";

const openers = {
  workspaces: openWorkspaces,
  items: openItems,
  snapshots: openSnapshots,
  models: openModels,
  people: openPeople,
  hierarchies: openHierarchies,
  rankings: openRankings,
  jobs: openJobs,
  apiKeys: openApiKeys,
  idempotency: openIdempotency,
} as const satisfies { readonly [N in keyof Store]: (shards: Shards) => Store[N] };

/** The truth, as one request sees it; of its nouns, a request opens those that it asks. */
export function openStore(shards: Shards): Store {
  const store = {};
  for (const [name, open] of Object.entries(openers)) {
    let opened: object | undefined;
    const get = () => (opened ??= unwrapErrors(open(shards)));
    Object.defineProperty(store, name, { get, enumerable: true });
  }
  // Every noun by its name.
  return store as Store;
}

/** A noun whose verbs fail with the very Failure that a statement failed with. */
function unwrapErrors<T extends object>(noun: T): T {
  const verbs = Object.entries(noun).map(
    ([name, ask]: [string, (...asked: unknown[]) => unknown]) => {
      const asking = (...asked: unknown[]) => {
        const answer = ask(...asked);
        return answer instanceof Object && "then" in answer ? unwrapError(answer) : answer;
      };
      return [name, asking] as const;
    },
  );
  // The same verbs by the same names.
  return Object.fromEntries(verbs) as T;
}

/** Drizzle wraps what a statement failed with, unless the statement stood in a batch. */
async function unwrapError(answer: unknown): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof Error && error.cause instanceof Failure ? error.cause : error;
  }
}
