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
    workspaces: openWorkspaces(shards),
    items: openItems(shards),
    boards: openBoards(shards),
    models: openModels(shards),
    people: openPeople(shards),
    hierarchies: openHierarchies(shards),
    rankings: openRankings(shards),
    jobs: openJobs(shards),
    keys: openKeys(shards),
    answers: openAnswers(shards),
  };
}
