import { Failure } from "../core/failure.ts";
import { type Store } from "../deps.ts";
import { openAnswers } from "./answers.ts";
import { openBoards } from "./boards.ts";
import { openHierarchies } from "./hierarchies.ts";
import { openItems } from "./items.ts";
import { openJobs } from "./jobs.ts";
import { openKeys } from "./keys.ts";
import { openModels } from "./models.ts";
import { openPeople } from "./people.ts";
import { openRankings } from "./rankings.ts";
import { type Shards } from "./shards.ts";
import { openWorkspaces } from "./workspaces.ts";

/** The truth, as one request sees it. */
export function openStore(shards: Shards): Store {
  return {
    workspaces: plain(openWorkspaces(shards)),
    items: plain(openItems(shards)),
    boards: plain(openBoards(shards)),
    models: plain(openModels(shards)),
    people: plain(openPeople(shards)),
    hierarchies: plain(openHierarchies(shards)),
    rankings: plain(openRankings(shards)),
    jobs: plain(openJobs(shards)),
    keys: plain(openKeys(shards)),
    answers: plain(openAnswers(shards)),
  };
}

/** A noun whose verbs fail with the very Failure that a statement failed with. */
function plain<T extends object>(noun: T): T {
  const verbs = Object.entries(noun).map(
    ([name, ask]: [string, (...asked: unknown[]) => unknown]) => {
      const asking = (...asked: unknown[]) => {
        const answer = ask(...asked);
        return answer instanceof Object && "then" in answer ? unwrapped(answer) : answer;
      };
      return [name, asking] as const;
    },
  );
  // The same verbs by the same names.
  return Object.fromEntries(verbs) as T;
}

/** Drizzle wraps what a statement failed with, unless the statement stood in a batch. */
async function unwrapped(answer: unknown): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof Error && error.cause instanceof Failure ? error.cause : error;
  }
}
