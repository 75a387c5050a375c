/** The cost of an operation without an entry in the tables: a read. One unit is a cached page. */
const readCost = 1;

/** The cost of a write without an entry in the table. */
const writeCost = 2;

/** Operations that are charged by their cost, by the last word of their path. */
const getCosts: ReadonlyMap<string, number> = new Map([
  ["score", 5],
  ["changes", 5],
  ["snapshot", 20],
  ["facets", 5],
  ["matrix", 20],
  ["diff", 50],
  ["bands", 50],
  ["lint", 50],
  ["history", 200],
  ["export", 200],
  ["backup", 200],
  ["stability", 500],
]);

const postCosts: ReadonlyMap<string, number> = new Map([
  ["compute", 5],
  ["batch", 20],
  ["baselines", 20],
  ["kano-answers", 20],
  ["whatif", 20],
  ["cascade", 20],
  ["financials", 20],
  // The QVF API scores up to 10,000 items.
  ["score", 20],
  ["order", 50],
  ["fit", 50],
  ["compare", 100],
  ["imports", 200],
  ["restore", 200],
  ["revert", 200],
  ["verify", 200],
]);

/**
 * The cost from which an isolate asks the coordinator about each request, so that the numbers in
 * the response are exact. Cheaper requests spend from the isolate's lease.
 */
export const exactCostMin = 20;

/** Every operation that costs more than a read, for the documentation. */
export const operationCosts = { GET: getCosts, POST: postCosts } as const;

/**
 * Returns the units that a request costs: about its CPU time on a backlog of 100,000 items, in
 * cached pages, and at most 500. The cost does not depend on the backlog, because it is charged
 * before anything is read. `path` has a slash, a colon or a tilde before its last word.
 */
export function findCost(method: string, path: string): number {
  const isRead = method === "GET" || method === "HEAD";
  const otherwise = isRead ? readCost : writeCost;
  if (!isRead && method !== "POST") {
    return otherwise;
  }
  const start = findLastWord(path);
  const cost = (isRead ? getCosts : postCosts).get(path.slice(start)) ?? otherwise;
  if (path.startsWith(snapshotFolder, start - snapshotFolder.length)) {
    return getCosts.get("snapshot") ?? cost;
  }
  return path.startsWith(modelFolder, start - modelFolder.length) ? otherwise : cost;
}

/** The path before the generation of a snapshot, which costs as much as the newest one. */
const snapshotFolder = "/snapshots/";

/** The path before the id of a model, which can be the word of an operation. */
const modelFolder = "/models/";

function findLastWord(path: string): number {
  return Math.max(path.lastIndexOf("/"), path.lastIndexOf(":"), path.lastIndexOf("~")) + 1;
}
