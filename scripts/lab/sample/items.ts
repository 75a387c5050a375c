import { type Entry, readOutline } from "./outline.ts";
import { people } from "./people.ts";
import { type Cells, type Kind, type Nature, pointsOf, ratingsOf } from "./ratings.ts";
import { type Seeded, seeded } from "./seeded-random.ts";
import { bugAbout, choreAbout, demandFor, originOf, reportOf } from "./wording.ts";

/** An item as a row of the file; what nobody said is empty. */
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

/** Something to do before anybody estimated it. */
type Plan = {
  readonly kind: Kind;
  readonly title: string;
  readonly label: string | undefined;
  readonly team: string | undefined;
  readonly parent: Entry | undefined;
  readonly entry: Entry | undefined;
};

/** The first day of what is planned. Nothing in the file depends on today. */
const firstDay = Date.UTC(2026, 8, 1);
const dayMs = 86_400_000;

const bugShare = 0.55;

/** Parents come first; stories, bugs and chores follow as mixed as they come in life. */
export function makeItems(outline: string, seedNumber: number, count: number): SampleItem[] {
  const seed = seeded(seedNumber);
  const entries = readOutline(outline);
  const planned = entries.map(planOf);
  const upper = planned.filter(({ kind }) => kind !== "story");
  const stories = planned.filter(({ kind }) => kind === "story");
  const found = findMore(entries, count - entries.length, seed);
  const ordered = [...byType(upper), ...seed.shuffled([...stories, ...found])];
  const ids = new Map(ordered.map(({ entry }, at) => [entry, `SHOP-${at + 1}`]));
  return ordered.map((plan, at) => {
    const parent = plan.parent === undefined ? "" : (ids.get(plan.parent) ?? "");
    return estimated(plan, { external_id: `SHOP-${at + 1}`, parent }, seed);
  });
}

function planOf(entry: Entry): Plan {
  const { type, title, team, parent } = entry;
  return { kind: type, title, label: undefined, team, parent, entry };
}

function byType(plans: readonly Plan[]): Plan[] {
  return ["initiative", "epic", "feature"].flatMap((type) =>
    plans.filter(({ kind }) => kind === type),
  );
}

/** Bugs and chores about the features, no two with the same title. */
function findMore(entries: readonly Entry[], count: number, seed: Seeded): Plan[] {
  const features = entries.filter(({ type }) => type === "feature");
  const plans = new Map<string, Plan>();
  while (plans.size < count) {
    const plan = findOne(seed.pick(features), seed);
    plans.set(plan.title, plan);
  }
  return [...plans.values()];
}

function findOne(feature: Entry, seed: Seeded): Plan {
  const { title, things = title, isOnScreen, team } = feature;
  const isBug = seed.happens(bugShare);
  const worded = (isBug ? bugAbout : choreAbout)({ things, isOnScreen }, seed);
  const isLost = isBug && seed.happens(0.15);
  const parent = isLost ? undefined : feature;
  return { ...worded, kind: isBug ? "bug" : "task", team, parent, entry: undefined };
}

function estimated(
  plan: Plan,
  names: Pick<SampleItem, "external_id" | "parent">,
  seed: Seeded,
): SampleItem {
  const { kind, title, team = "" } = plan;
  const nature = natureOf(kind, seed);
  const status = statusOf(plan, seed);
  const isPlanned = status === "in progress" || status === "in review" || isUpper(kind);
  const [start, due] = isPlanned || seed.happens(0.12) ? datesOf(kind, nature, seed) : ["", ""];
  return {
    ...names,
    type: kind,
    title,
    description: descriptionOf(kind, seed),
    status,
    priority: priorityOf(nature, seed),
    assignee: assigneeOf(team, status, seed),
    labels: labelsOf(plan, nature, seed),
    team,
    size: sizeOf(kind, nature, seed),
    start_date: isPlanned ? start : "",
    due_date: due,
    ratings: ratingsOf(kind, nature, seed),
  };
}

function isUpper(kind: Kind): boolean {
  return kind === "initiative" || kind === "epic";
}

/** How much of what could be gained by a story a bug or a chore gains. */
const gains: Readonly<Partial<Record<Kind, number>>> = { bug: 0.85, task: 0.8 };

/** Most things matter somewhat, few matter much. */
function natureOf(kind: Kind, seed: Seeded): Nature {
  const middling = () => (seed.next() + seed.next()) / 2;
  return {
    value: middling() * (gains[kind] ?? 1),
    effort: kind === "bug" ? middling() * 0.7 : middling(),
    risk: middling(),
    urgency: kind === "bug" ? Math.max(middling(), middling()) : middling(),
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

function statusOf({ kind }: Plan, seed: Seeded): string {
  if (isUpper(kind)) {
    return seed.happens(0.6) ? "in progress" : "open";
  }
  const share = seed.next();
  return statuses.find(({ upTo }) => share < upTo)?.status ?? "open";
}

function priorityOf({ value, urgency }: Nature, seed: Seeded): string {
  if (seed.happens(0.18)) {
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

function assigneeOf(team: string, status: string, seed: Seeded): string {
  const members = people[team] ?? [];
  const isTaken = status === "in progress" || status === "in review" || seed.happens(0.2);
  return isTaken && members.length > 0 ? seed.pick(members) : "";
}

function labelsOf({ label, kind }: Plan, nature: Nature, seed: Seeded): string[] {
  const isQuick = nature.value > 0.6 && nature.effort < 0.3;
  const isWished = kind === "story" && seed.happens(0.2);
  return [
    "sample",
    ...(label === undefined ? [] : [label]),
    ...(isQuick ? ["quick-win"] : []),
    ...(isWished ? ["customer-request"] : []),
    ...(seed.happens(0.05) ? ["needs-decision"] : []),
  ];
}

function sizeOf(kind: Kind, nature: Nature, seed: Seeded): string {
  const points = pointsOf(nature, seed);
  const factors = { initiative: 60, epic: 20, feature: 5, story: 1, task: 1, bug: 1 } as const;
  return isUpper(kind) || seed.happens(0.7) ? String(points * factors[kind]) : "";
}

function datesOf(kind: Kind, { effort }: Nature, seed: Seeded): [start: string, due: string] {
  const longest = {
    initiative: 400,
    epic: 180,
    feature: 90,
    story: 30,
    task: 30,
    bug: 20,
  } as const;
  const start = seed.whole(0, isUpper(kind) ? 30 : 75);
  const due = start + 5 + Math.round(longest[kind] * effort);
  return [dayOf(start), dayOf(due)];
}

/** `days` after the first one, as YYYY-MM-DD. */
function dayOf(days: number): string {
  return new Date(firstDay + days * dayMs).toISOString().slice(0, 10);
}

function descriptionOf(kind: Kind, seed: Seeded): string {
  const day = dayOf(-seed.whole(3, 200));
  if (kind === "bug") {
    return seed.happens(0.6) ? reportOf(day, seed) : "";
  }
  const isSaid = seed.happens(0.3);
  if (!isSaid) {
    return "";
  }
  return kind === "task" ? originOf(day, seed) : demandFor(day, seed);
}
