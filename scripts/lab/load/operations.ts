import { type Ask } from "../bench/client.ts";
import { criteria } from "../bench/dataset.ts";
import { type Dice } from "../bench/seeded-random.ts";

/** What users know of the backlog they work on. */
export type Known = {
  readonly workspace: string;
  readonly items: readonly string[];
  /** Path → the ETag of its last answer: a client that holds a page asks whether it still is one. */
  readonly etags: Map<string, string>;
};

/** One thing a user does. A `read` is asked again with the ETag it was answered with. */
export type Operation = {
  readonly name: string;
  readonly kind: "read" | "write" | "batch" | "what-if";
  readonly ask: (known: Known, dice: Dice) => Ask;
};

const json = "application/json";
const batchItems = 50;
const whatIfItems = 5;

/** Readers look at the top far more often than at what is below it. */
const reads: readonly Operation[] = [
  read("first page", () => "/ranking"),
  read("first page", () => "/ranking"),
  read("first page", () => "/ranking"),
  read("by type", (_, dice) => `/ranking?type=${dice.oneOf(["story", "bug", "task"] as const)}`),
  read("further page", (_, dice) => `/ranking?page=${dice.whole(2, 10)}`),
  read("short page", () => "/ranking?limit=10&fields=title,status"),
  read("item", ({ items }, dice) => `/items/${oneOf(items, dice)}`),
  read("score", ({ items }, dice) => `/items/${oneOf(items, dice)}/score`),
];

const writes: readonly Operation[] = [
  {
    name: "rate an item",
    kind: "write",
    ask: ({ workspace, items }, dice) => ({
      method: "PATCH",
      path: `/v1/workspaces/${workspace}/items/${oneOf(items, dice)}`,
      type: json,
      body: JSON.stringify({ ratings: ratingsOf(dice) }),
    }),
  },
];

const batches: readonly Operation[] = [
  {
    name: `rate ${batchItems} items`,
    kind: "batch",
    ask: ({ workspace, items }, dice) => ({
      method: "POST",
      path: `/v1/workspaces/${workspace}/items:batch`,
      type: json,
      body: JSON.stringify({
        operations: Array.from({ length: batchItems }, () => ({
          op: "patch",
          id: oneOf(items, dice),
          patch: { ratings: ratingsOf(dice) },
        })),
      }),
    }),
  },
];

const whatIfs: readonly Operation[] = [
  {
    name: "what if",
    kind: "what-if",
    ask: ({ workspace, items }, dice) => ({
      method: "POST",
      path: `/v1/workspaces/${workspace}/ranking:whatif`,
      type: json,
      body: JSON.stringify({
        model: "wsjf",
        limit: 20,
        patches: Array.from({ length: whatIfItems }, () => ({
          id: oneOf(items, dice),
          ratings: { job_size: dice.whole(1, 20) },
        })),
      }),
    }),
  },
];

const dashboard: readonly Operation[] = [
  read("summary", () => "/summary"),
  read("first page", () => "/ranking?limit=10"),
  read("rankings", () => "/rankings?limit=10"),
  read("models", () => "/models"),
];

/** How often each group of operations is drawn, in hundredths. */
export type Mix = readonly (readonly [share: number, operations: readonly Operation[]])[];

export const mixes: Readonly<Record<string, Mix>> = {
  mixed: [
    [60, reads],
    [20, writes],
    [10, batches],
    [10, whatIfs],
  ],
  reads: [[100, reads]],
  writes: [[100, writes]],
  batch: [[100, batches]],
  whatif: [[100, whatIfs]],
  /** One page, the same for everybody. */
  simple: [[100, reads.slice(0, 1)]],
  /** What people look at in a day. */
  medium: [[100, reads]],
  /** What makes the Worker think. */
  complex: [
    [40, whatIfs],
    [40, reads.slice(3)],
    [20, dashboard.slice(0, 1)],
  ],
  dashboard: [[100, dashboard]],
};

/** The next thing somebody does. */
export function drawn(mix: Mix, dice: Dice): Operation {
  let at = dice.whole(1, 100);
  for (const [share, operations] of mix) {
    at -= share;
    if (at <= 0) {
      return oneOf(operations, dice);
    }
  }
  throw new RangeError("The shares of a mix have to add up to 100.");
}

function read(name: string, path: (known: Known, dice: Dice) => string): Operation {
  return {
    name,
    kind: "read",
    ask: (known, dice) => ({ path: `/v1/workspaces/${known.workspace}${path(known, dice)}` }),
  };
}

function ratingsOf(dice: Dice): Record<string, number> {
  const criterion = oneOf(Object.keys(criteria), dice);
  return { [criterion]: dice.oneOf(criteria[criterion] ?? [1]) };
}

function oneOf<T>(list: readonly T[], dice: Dice): T {
  const found = list[dice.whole(0, list.length - 1)];
  if (found === undefined) {
    throw new RangeError("There is nothing to choose from.");
  }
  return found;
}
