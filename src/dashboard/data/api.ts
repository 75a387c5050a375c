import { openClient, type Schemas } from "../../client/client.ts";
import { ApiProblem } from "../../client/problem.ts";
import { RankingError } from "../ranking/ranker.ts";

export { requireData } from "../../client/problem.ts";
export { ApiProblem, type Schemas };

/** The client of this origin's API. The session cookie authenticates its requests. */
export const api = openClient({ url: location.origin });

/** Returns the text of an error for a reader: the detail of a problem, or its message. */
export function describeError(error: unknown): string {
  if (error instanceof ApiProblem) {
    return error.detail;
  }
  if (error instanceof RankingError) {
    return error.message;
  }
  return navigator.onLine
    ? "The server did not respond. Try again."
    : "You are offline. The page shows the last data, and updates when you are online again.";
}
