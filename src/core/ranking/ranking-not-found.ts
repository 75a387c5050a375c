import { Failure } from "../failure.ts";

/** Returns the failure of a request for a ranking that does not exist, or that was deleted. */
export function rankingNotFound(id: string): Failure {
  const detail =
    `No ranking has the id "${id}". Ordinal keeps all rankings for a day, the last of each hour ` +
    "for 30 days, the last of each day after that, and those that a baseline names. It does not " +
    "store rankings of all items (scope=all). List the rankings, and choose one of them.";
  return new Failure("not-found", detail);
}
