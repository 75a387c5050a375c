import { type Entry, readOutline } from "./outline.ts";
import { people } from "./people.ts";
import { type Cells, type Kind, type Nature, drawPoints, drawRatings } from "./ratings.ts";
import { type Random, createRandom } from "./seeded-random.ts";
import {
  describeBug,
  describeChore,
  describeDemand,
  describeOrigin,
  describeReport,
} from "./wording.ts";

/** An item as a row of the file; absent values are empty. */
export type SampleItem = {
  readonly external_id: string;
  readonly type: Kind;
  readonly parent: string;
  readonly title: string;
  readonly description: string;
  readonly status: string;
  readonly priority: string;
  readonly assignee: string;
  readonly labels: readonly string[];
  readonly team: string;
  readonly size: string;
  readonly start_date: string;
  readonly due_date: string;
  readonly ratings: Cells;
};

/** An item without estimates. */
type Plan = {
  readonly kind: Kind;
  readonly title: string;
  readonly label: string | undefined;
  readonly team: string | undefined;
  readonly parent: Entry | undefined;
  readonly entry: Entry | undefined;
};

/** The first day of planned items. Nothing in the file depends on the current date. */
const firstDay = Date.UTC(2026, 8, 1);
const dayMs = 86_400_000;

const bugShare = 0.55;

/** Generates parents first, then stories, bugs and tasks in random order. */
export function makeItems(outline: string, seedNumber: number, count: number): SampleItem[] {
  const seed = createRandom(seedNumber);
  const entries = readOutline(outline);
  const planned = entries.map(toPlan);
  const upper = planned.filter(({ kind }) => kind !== "story");
  const stories = planned.filter(({ kind }) => kind === "story");
  const found = generatePlans(entries, count - entries.length, seed);
  const ordered = [...sortByType(upper), ...seed.shuffle([...stories, ...found])];
  const ids = new Map(ordered.map(({ entry }, index) => [entry, `SHOP-${index + 1}`]));
  return ordered.map((plan, index) => {
    const parent = plan.parent === undefined ? "" : (ids.get(plan.parent) ?? "");
    return estimateItem(plan, { external_id: `SHOP-${index + 1}`, parent }, seed);
  });
}

function toPlan(entry: Entry): Plan {
  const { type, title, team, parent } = entry;
  return { kind: type, title, label: undefined, team, parent, entry };
}

function sortByType(plans: readonly Plan[]): Plan[] {
  return ["initiative", "epic", "feature"].flatMap((type) =>
    plans.filter(({ kind }) => kind === type),
  );
}

/** Generates bugs and tasks about the features, with distinct titles. */
function generatePlans(entries: readonly Entry[], count: number, seed: Random): Plan[] {
  const features = entries.filter(({ type }) => type === "feature");
  const plans = new Map<string, Plan>();
  while (plans.size < count) {
    const plan = generatePlan(seed.pick(features), seed);
    plans.set(plan.title, plan);
  }
  return [...plans.values()];
}

function generatePlan(feature: Entry, seed: Random): Plan {
  const { title, things = title, isOnScreen, team } = feature;
  const isBug = seed.isHit(bugShare);
  const wording = (isBug ? describeBug : describeChore)({ things, isOnScreen }, seed);
  const isLost = isBug && seed.isHit(0.15);
  const parent = isLost ? undefined : feature;
  return { ...wording, kind: isBug ? "bug" : "task", team, parent, entry: undefined };
}

function estimateItem(
  plan: Plan,
  names: Pick<SampleItem, "external_id" | "parent">,
  seed: Random,
): SampleItem {
  const { kind, title, team = "" } = plan;
  const nature = drawNature(kind, seed);
  const status = drawStatus(plan, seed);
  const isPlanned = status === "in progress" || status === "in review" || isUpper(kind);
  const [start, due] = isPlanned || seed.isHit(0.12) ? drawDates(kind, nature, seed) : ["", ""];
  return {
    ...names,
    type: kind,
    title,
    description: drawDescription(kind, seed),
    status,
    priority: drawPriority(nature, seed),
    assignee: drawAssignee(team, status, seed),
    labels: drawLabels(plan, nature, seed),
    team,
    size: drawSize(kind, nature, seed),
    start_date: isPlanned ? start : "",
    due_date: due,
    ratings: drawRatings(kind, nature, seed),
  };
}

function isUpper(kind: Kind): boolean {
  return kind === "initiative" || kind === "epic";
}

/** The value of a bug or a task, relative to a story. */
const gains: Readonly<Partial<Record<Kind, number>>> = { bug: 0.85, task: 0.8 };

/** Draws the nature of an item; medium values are most frequent. */
function drawNature(kind: Kind, seed: Random): Nature {
  const drawMedium = () => (seed.next() + seed.next()) / 2;
  return {
    value: drawMedium() * (gains[kind] ?? 1),
    effort: kind === "bug" ? drawMedium() * 0.7 : drawMedium(),
    risk: drawMedium(),
    urgency: kind === "bug" ? Math.max(drawMedium(), drawMedium()) : drawMedium(),
  };
}

const statuses = [
  { status: "open", upTo: 0.46 },
  { status: "refined", upTo: 0.66 },
  { status: "ready", upTo: 0.82 },
  { status: "in progress", upTo: 0.92 },
  { status: "in review", upTo: 0.96 },
  { status: "blocked", upTo: 1 },
] as const;

function drawStatus({ kind }: Plan, seed: Random): string {
  if (isUpper(kind)) {
    return seed.isHit(0.6) ? "in progress" : "open";
  }
  const share = seed.next();
  return statuses.find(({ upTo }) => share < upTo)?.status ?? "open";
}

function drawPriority({ value, urgency }: Nature, seed: Random): string {
  if (seed.isHit(0.18)) {
    return "";
  }
  const weight = (value + urgency) / 2 + (seed.next() - 0.5) * 0.2;
  if (weight > 0.78) {
    return "critical";
  }
  if (weight > 0.6) {
    return "high";
  }
  return weight > 0.38 ? "medium" : "low";
}

function drawAssignee(team: string, status: string, seed: Random): string {
  const members = people[team] ?? [];
  const isTaken = status === "in progress" || status === "in review" || seed.isHit(0.2);
  return isTaken && members.length > 0 ? seed.pick(members) : "";
}

function drawLabels({ label, kind }: Plan, nature: Nature, seed: Random): string[] {
  const isQuick = nature.value > 0.6 && nature.effort < 0.3;
  const isWished = kind === "story" && seed.isHit(0.2);
  return [
    "sample",
    ...(label === undefined ? [] : [label]),
    ...(isQuick ? ["quick-win"] : []),
    ...(isWished ? ["customer-request"] : []),
    ...(seed.isHit(0.05) ? ["needs-decision"] : []),
  ];
}

function drawSize(kind: Kind, nature: Nature, seed: Random): string {
  const points = drawPoints(nature, seed);
  const factors = { initiative: 60, epic: 20, feature: 5, story: 1, task: 1, bug: 1 } as const;
  return isUpper(kind) || seed.isHit(0.7) ? String(points * factors[kind]) : "";
}

function drawDates(kind: Kind, { effort }: Nature, seed: Random): [start: string, due: string] {
  const longest = {
    initiative: 400,
    epic: 180,
    feature: 90,
    story: 30,
    task: 30,
    bug: 20,
  } as const;
  const start = seed.integer(0, isUpper(kind) ? 30 : 75);
  const due = start + 5 + Math.round(longest[kind] * effort);
  return [formatDay(start), formatDay(due)];
}

/** Formats the date `days` after the first day as YYYY-MM-DD. */
function formatDay(days: number): string {
  return new Date(firstDay + days * dayMs).toISOString().slice(0, 10);
}

function drawDescription(kind: Kind, seed: Random): string {
  const day = formatDay(-seed.integer(3, 200));
  if (kind === "bug") {
    return seed.isHit(0.6) ? describeReport(day, seed) : "";
  }
  const hasDescription = seed.isHit(0.3);
  if (!hasDescription) {
    return "";
  }
  return kind === "task" ? describeOrigin(day, seed) : describeDemand(day, seed);
}
