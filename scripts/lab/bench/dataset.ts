import { type BoardRow } from "../../../src/core/board/board.ts";
import { itemTypes, priorities } from "../../../src/core/item/item.ts";
import { type Dice, diceOf } from "./seeded-random.ts";

/** One work item as an import tells of it. */
export type SeededItem = {
  readonly externalId: string;
  readonly title: string;
  readonly type: (typeof itemTypes)[number];
  readonly status: string;
  readonly priority: (typeof priorities)[number] | undefined;
  readonly assignee: string;
  readonly labels: readonly string[];
  /** The external id of an item further up. */
  readonly parent: string;
  readonly size: number | undefined;
  readonly ratings: Readonly<Record<string, number>>;
};

/** What `qvf-classic` and `wsjf` ask, each with the numbers people say. */
export const criteria: Readonly<Record<string, readonly [number, ...number[]]>> = {
  business_value: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  technical_complexity: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  story_points: [1, 2, 3, 5, 8, 13, 21],
  risk_level: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  user_value: [1, 2, 3, 5, 8, 13, 20],
  time_criticality: [1, 2, 3, 5, 8, 13, 20],
  risk_reduction: [1, 2, 3, 5, 8, 13, 20],
  job_size: [1, 2, 3, 5, 8, 13, 20],
};

const statuses = ["open", "in progress", "in review", "blocked", "done"] as const;
const verbs = ["Add", "Fix", "Speed up", "Document", "Retire", "Show", "Guard", "Split"] as const;
const things = [
  "the agent's health check",
  "offers of reserved resources",
  "the replicated log",
  "isolation of the container's network",
  'the scheduler\'s back-off, "decline" included',
  "quota in the allocator",
  "maintenance windows",
] as const;

/** A story in this many has no answer to a given criterion. */
const unratedOneIn = 10;

/** Items made from a seed: the same ones in every run. */
export function seededItems(count: number, seed = 20_261_121): SeededItem[] {
  const dice = diceOf(seed);
  const epics: [string, ...string[]] = [idOf(0)];
  const items: SeededItem[] = [];
  for (let at = 0; at < count; at += 1) {
    const isEpic = at % 50 === 0;
    items.push(seededItem(dice, at, isEpic ? undefined : epics));
    if (isEpic && at > 0) {
      epics.push(idOf(at));
    }
  }
  return items;
}

function seededItem(dice: Dice, at: number, epics: [string, ...string[]] | undefined): SeededItem {
  return {
    externalId: idOf(at),
    title: `${dice.oneOf(verbs)} ${dice.oneOf(things)} (${at + 1})`,
    type: epics === undefined ? "epic" : dice.oneOf(["story", "story", "task", "bug"] as const),
    status: dice.oneOf(statuses),
    priority: dice.isOneIn(6) ? undefined : dice.oneOf(priorities),
    assignee: dice.isOneIn(4) ? "" : `person-${dice.whole(1, 200)}`,
    labels: dice.isOneIn(3) ? [] : [`area-${dice.whole(1, 40)}`, `team-${dice.whole(1, 12)}`],
    parent: epics !== undefined && dice.isOneIn(3) ? dice.oneOf(epics) : "",
    size: dice.isOneIn(5) ? undefined : dice.oneOf([0.5, 1, 2, 3, 5, 8, 13] as const),
    ratings: seededRatings(dice),
  };
}

function seededRatings(dice: Dice): Record<string, number> {
  const ratings: Record<string, number> = {};
  for (const [criterion, answers] of Object.entries(criteria)) {
    const answer = dice.oneOf(answers);
    if (!dice.isOneIn(unratedOneIn)) {
      ratings[criterion] = answer;
    }
  }
  return ratings;
}

function idOf(at: number): string {
  return `MESOS-${at + 1}`;
}

/** The items as a file to import; it needs no map. */
export function csvOf(items: readonly SeededItem[]): Uint8Array {
  const keys = Object.keys(criteria);
  const header =
    "external_id,title,type,status,priority,assignee,labels,parent,size," +
    keys.map((key) => `ratings.${key}`).join(",");
  const lines = items.map((item) =>
    [
      item.externalId,
      quoted(item.title),
      item.type,
      item.status,
      item.priority ?? "",
      item.assignee,
      item.labels.join(";"),
      item.parent,
      item.size ?? "",
      ...keys.map((key) => item.ratings[key] ?? ""),
    ].join(","),
  );
  return new TextEncoder().encode(`${header}\n${lines.join("\n")}\n`);
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The items as rows of a board, for what is measured without a Worker. */
export function boardRowsOf(items: readonly SeededItem[], at: number): BoardRow[] {
  const numbers = new Map(items.map(({ externalId }, index) => [externalId, index + 1]));
  return items.map((item, index) => ({
    number: index + 1,
    // Imported 2,000 at a time, so created 2,000 at a time.
    created: at + Math.floor(index / 2_000) * 60,
    type: itemTypes.indexOf(item.type),
    priority: item.priority === undefined ? 0 : priorities.indexOf(item.priority) + 1,
    status: item.status,
    assignee: item.assignee,
    team: "",
    parent: numbers.get(item.parent) ?? 0,
    labels: item.labels,
    size: item.size ?? null,
    start: null,
    due: null,
    ratings: item.ratings,
  }));
}
