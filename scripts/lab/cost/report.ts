import { formatColumns } from "../bench/text-table.ts";
import {
  computeDollars,
  computeFreeQuota,
  isTooLong,
  computeMonthlyDollars,
  listParts,
} from "./billing.ts";
import { type OperationCost } from "./measure.ts";
import { type CostsByName, computeMonth, type Profile, computeBaselineMonth } from "./month.ts";
import { freeDatabaseBytesMax, priceOf, resources, subscriptionDollars } from "./prices.ts";
import { scaleUsage, type Usage } from "./usage.ts";

export type Results = {
  readonly items: number;
  readonly costs: readonly OperationCost[];
  readonly databaseBytes: number;
  readonly profile: Profile;
};

/** Formats all results as text. */
export function formatCostReport(results: Results): string {
  return [
    formatCosts(results),
    formatComparison(results),
    formatFreePlan(results),
    formatMonth(results),
    formatPrices(),
  ].join("\n\n");
}

const counted = ["rows read", "rows written", "KV reads", "KV writes", "queue", "CPU ms"];
const numericColumns = new Set([
  ...counted,
  "runs",
  "dollars",
  "runs per day",
  "CPU ms each",
  "included",
]);

function formatCosts({ costs }: Results): string {
  const headings = ["operation", ...counted, "runs", "dollars", "largest parts"];
  const rows = costs.map(({ name, per, usage, isCpuKnown }) => {
    const all = scaleUsage(usage, per);
    return [
      name,
      ...[usage.rowsRead, usage.rowsWritten, usage.kvReads, usage.kvWrites].map(formatNumber),
      formatNumber(usage.queueOperations),
      isCpuKnown ? formatNumber(usage.cpuMs) : "?",
      per.toLocaleString("en"),
      formatDollars(computeDollars(all)),
      formatLargestParts(all),
    ];
  });
  const heading =
    "Usage of one run, and the price of several runs beyond the included amounts. CPU time is that\n" +
    "of the workerd process, including the local bindings; an unknown time (?) is not priced. The\n" +
    "price of a publish or an import includes its KV storage for a week.";
  const notes = costs.map(({ name, note }) => `  ${name}: ${note}`);
  return [heading, formatColumns(headings, rows, numericColumns), ...notes].join("\n");
}

function formatLargestParts(usage: Usage): string {
  const all = computeDollars(usage);
  return listParts(usage)
    .slice(0, 2)
    .map(({ resource, dollars }) => `${resource} ${formatPercent(dollars / all)}`)
    .join(", ");
}

function formatComparison({ costs, items }: Results): string {
  const published = costs.filter(({ name }) => name === "publish").map(withoutStorage);
  const byName: CostsByName = new Map([...costs, ...published].map((cost) => [cost.name, cost]));
  const lines = [
    ["publish", "baseline: rescore all"],
    ["publish, without storage", "baseline: rescore all"],
    ["publish", "baseline: rescore changed"],
    ["page, cached", "baseline: first page"],
    ["page, uncached", "baseline: first page"],
    ["page, uncached", "baseline: deep page, OFFSET"],
    ["page, uncached", "baseline: deep page, keyset"],
  ].flatMap(([ours = "", theirs = ""]) => compareCosts(byName.get(ours), byName.get(theirs)));
  const headings = [
    "ours",
    "conventional",
    "runs",
    "ours, $",
    "conventional, $",
    "conventional / ours",
  ];
  const right = new Set(headings.slice(2));
  const heading = `Comparison with an indexed table of scores, ${items} items:`;
  return `${heading}\n${formatColumns(headings, lines, right)}`;
}

/** Removes the KV storage of a month from the usage of an operation. */
function withoutStorage({ name, usage, ...rest }: OperationCost): OperationCost {
  return { ...rest, name: `${name}, without storage`, usage: { ...usage, kvBytes: 0 } };
}

function compareCosts(
  ours: OperationCost | undefined,
  theirs: OperationCost | undefined,
): string[][] {
  if (ours === undefined || theirs === undefined) {
    return [];
  }
  const [a, b] = [ours, theirs].map(({ usage, per }) => computeDollars(scaleUsage(usage, per)));
  const ratio = (b ?? Number.NaN) / (a ?? Number.NaN);
  const names = [ours.name, theirs.name.replace("baseline: ", "")];
  return [
    [
      ...names,
      ours.per.toLocaleString("en"),
      formatDollars(a ?? 0),
      formatDollars(b ?? 0),
      formatNumber(ratio),
    ],
  ];
}

function formatFreePlan({ costs, databaseBytes }: Results): string {
  const headings = ["operation", "runs per day", "first limit", "CPU ms each", "of 10"];
  const rows = costs.map(({ name, usage, isCpuKnown }) => {
    const { perDay, first } = computeFreeQuota(usage);
    const each = isCpuKnown ? usage.cpuMs / Math.max(1, usage.requests) : undefined;
    const verdict = isTooLong(each) ? "TOO LONG" : "fits";
    return [
      name,
      Number.isFinite(perDay) ? perDay.toLocaleString("en") : "unlimited",
      first === undefined ? "" : `${first} (${priceOf(first).free.amount.toLocaleString("en")})`,
      each === undefined ? "?" : formatNumber(each),
      each === undefined ? "" : verdict,
    ];
  });
  const isIn = databaseBytes <= freeDatabaseBytesMax;
  return [
    "Limits of the free plan: how often per day an operation can run without other usage, and the",
    "limit that it reaches first. CPU time is the mean per invocation of the workerd process.",
    formatColumns(headings, rows, numericColumns),
    `The database has ${formatMegabytes(databaseBytes)} of the ${formatMegabytes(freeDatabaseBytesMax)} ` +
      `of the free plan${isIn ? "" : ": TOO LARGE"}.`,
  ].join("\n");
}

function formatMonth({ costs, profile, databaseBytes }: Results): string {
  const byName: CostsByName = new Map(costs.map((cost) => [cost.name, cost]));
  const baseline = (rescore: string) =>
    computeBaselineMonth(byName, profile, { rescore, databaseBytes });
  const months: readonly (readonly [string, Usage])[] = [
    ["ours", computeMonth(byName, profile, databaseBytes)],
    ["conventional, all scores change", baseline("baseline: rescore all")],
    ["conventional, few scores change", baseline("baseline: rescore changed")],
  ];
  const headings = ["month", "usage, $", `on the ${subscriptionDollars} $ plan`, "largest parts"];
  const rows = months.map(([name, usage]) => [
    name,
    formatDollars(computeDollars(usage)),
    formatDollars(computeMonthlyDollars(usage)),
    formatLargestParts(usage),
  ]);
  const { reads, shares, writes, batches, publishes, imports } = profile;
  const heading =
    `A month of one workspace: ${reads.toLocaleString("en")} reads ` +
    `(${formatPercent(shares.cached)} cached pages, ${formatPercent(shares.uncached)} uncached, ` +
    `${formatPercent(shares.cold)} cold, the rest 304),\n` +
    `${writes.toLocaleString("en")} single writes, ${batches} batches of 1,000, ` +
    `${publishes.toLocaleString("en")} publishes, ${imports} import, ` +
    "the cron trigger of every minute.";
  return `${heading}\n${formatColumns(headings, rows, new Set(headings.slice(1, 3)))}`;
}

function formatPrices(): string {
  const headings = ["price", "dollars", "for", "included", "free", "source"];
  const rows = resources.map((resource) => {
    const { dollars, per, included, free, source } = priceOf(resource);
    const amount = Number.isFinite(free.amount)
      ? `${free.amount.toLocaleString("en")} ${free.per === "day" ? "per day" : "in total"}`
      : "";
    return [
      resource,
      String(dollars),
      per.toLocaleString("en"),
      included.toLocaleString("en"),
      amount,
      source,
    ];
  });
  return formatColumns(headings, rows, new Set(["dollars", "for", "included", "free"]));
}

/** Rounds to three significant digits, or to an integer from 1,000 on. */
function formatNumber(value: number): string {
  const digits = value >= 1_000 ? Math.round(value) : Number(value.toPrecision(3));
  return digits.toLocaleString("en", { maximumFractionDigits: 6 });
}

/** Formats cents, or two significant digits for less than ten cents. */
export function formatDollars(dollars: number): string {
  return dollars >= 0.1 || dollars === 0
    ? dollars.toFixed(2)
    : dollars.toFixed(countDecimals(dollars));
}

/** Returns the decimals that show two significant digits of a number below one. */
function countDecimals(dollars: number): number {
  return Math.min(9, 1 - Math.floor(Math.log10(dollars)));
}

function formatPercent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function formatMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
