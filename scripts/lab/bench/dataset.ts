import { itemTypes, priorities } from "../../../src/core/item/item.ts";
import { type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { type Random, createRandom } from "./seeded-random.ts";

/** A generated work item, with the fields of an import. */
export type GeneratedItem = {
  readonly externalId: string;
  readonly title: string;
  readonly type: (typeof itemTypes)[number];
  readonly status: string;
  readonly priority: (typeof priorities)[number] | undefined;
  readonly assignee: string;
  readonly labels: readonly string[];
  /** The external id of an item of a higher type. */
  readonly parent: string;
  readonly size: number | undefined;
  readonly ratings: Readonly<Record<string, number>>;
};

/** The criteria of `qvf-classic` and `wsjf`, with their usual values. */
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

const statuses = ["open", "in progress", "in review", "blocked", "ready"] as const;
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

/** One in this many ratings of a criterion is missing. */
const unratedOneIn = 10;

/** Generates items from a seed: the same items in every run. */
export function generateItems(count: number, seed = 20_261_121): GeneratedItem[] {
  const random = createRandom(seed);
  const epics: [string, ...string[]] = [formatId(0)];
  const items: GeneratedItem[] = [];
  for (let index = 0; index < count; index += 1) {
    const isEpic = index % 50 === 0;
    items.push(generateItem(random, index, isEpic ? undefined : epics));
    if (isEpic && index > 0) {
      epics.push(formatId(index));
    }
  }
  return items;
}

function generateItem(
  random: Random,
  index: number,
  epics: [string, ...string[]] | undefined,
): GeneratedItem {
  return {
    externalId: formatId(index),
    title: `${random.pick(verbs)} ${random.pick(things)} (${index + 1})`,
    type: epics === undefined ? "epic" : random.pick(["story", "story", "task", "bug"] as const),
    status: random.pick(statuses),
    priority: random.isOneIn(6) ? undefined : random.pick(priorities),
    assignee: random.isOneIn(4) ? "" : `person-${random.integer(1, 200)}`,
    labels: random.isOneIn(3)
      ? []
      : [`area-${random.integer(1, 40)}`, `team-${random.integer(1, 12)}`],
    parent: epics !== undefined && random.isOneIn(3) ? random.pick(epics) : "",
    size: random.isOneIn(5) ? undefined : random.pick([0.5, 1, 2, 3, 5, 8, 13] as const),
    ratings: generateRatings(random),
  };
}

function generateRatings(random: Random): Record<string, number> {
  const ratings: Record<string, number> = {};
  for (const [criterion, values] of Object.entries(criteria)) {
    const value = random.pick(values);
    if (!random.isOneIn(unratedOneIn)) {
      ratings[criterion] = value;
    }
  }
  return ratings;
}

function formatId(index: number): string {
  return `MESOS-${index + 1}`;
}

/** Formats the items as a CSV file that can be imported without a map. */
export function formatCsv(items: readonly GeneratedItem[]): Uint8Array {
  const keys = Object.keys(criteria);
  const header =
    "external_id,title,type,status,priority,assignee,labels,parent,size," +
    keys.map((key) => `ratings.${key}`).join(",");
  const lines = items.map((item) =>
    [
      item.externalId,
      quoteCell(item.title),
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

function quoteCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Converts the items to rows of a snapshot, for measurements without a Worker. */
export function toSnapshotRows(items: readonly GeneratedItem[], at: number): SnapshotRow[] {
  const numbers = new Map(items.map(({ externalId }, index) => [externalId, index + 1]));
  return items.map((item, index) => ({
    number: index + 1,
    // An import creates 2,000 items at a time.
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
