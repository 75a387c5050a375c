import { columnsOf } from "../bench/text-table.ts";
import { dollarsOf, fitOf, isTooLong, monthlyDollarsOf, partsOf } from "./billing.ts";
import { type Taken } from "./measure.ts";
import { type Measured, monthOf, type Profile, usualMonthOf } from "./month.ts";
import { freeDatabaseBytesMax, priceOf, resources, subscriptionDollars } from "./prices.ts";
import { times, type Usage } from "./usage.ts";

export type Results = {
  readonly items: number;
  readonly taken: readonly Taken[];
  readonly databaseBytes: number;
  readonly profile: Profile;
};

/** Everything as a person reads it. */
export function pagesOf(results: Results): string {
  return [
    ratesOf(results),
    comparisonOf(results),
    freeOf(results),
    monthPageOf(results),
    pricesPage(),
  ].join("\n\n");
}

const counted = ["rows read", "rows written", "KV reads", "KV writes", "queue", "CPU ms"];
const toTheRight = new Set([...counted, "of", "dollars", "a day", "CPU ms each", "included"]);

function ratesOf({ taken }: Results): string {
  const headings = ["one", ...counted, "of", "dollars", "most of it"];
  const rows = taken.map(({ name, per, usage, isCpuKnown }) => {
    const all = times(usage, per);
    return [
      name,
      ...[usage.rowsRead, usage.rowsWritten, usage.kvReads, usage.kvWrites].map(figure),
      figure(usage.queueOperations),
      isCpuKnown ? figure(usage.cpuMs) : "?",
      per.toLocaleString("en"),
      money(dollarsOf(all)),
      mostOf(all),
    ];
  });
  const what =
    "What one takes, and what so many of them cost beyond what is included. CPU time is that of\n" +
    "all of workerd, local stand-ins included; ? where it is not known, and then it is not in the\n" +
    "price. What a publish or an import writes to KV is in the price for as long as it is kept.";
  const notes = taken.map(({ name, note }) => `  ${name}: ${note}`);
  return [what, columnsOf(headings, rows, toTheRight), ...notes].join("\n");
}

function mostOf(usage: Usage): string {
  const all = dollarsOf(usage);
  return partsOf(usage)
    .slice(0, 2)
    .map(({ resource, dollars }) => `${resource} ${percent(dollars / all)}`)
    .join(", ");
}

function comparisonOf({ taken, items }: Results): string {
  const kept = taken.filter(({ name }) => name === "publish").map(withoutStorage);
  const byName: Measured = new Map([...taken, ...kept].map((one) => [one.name, one]));
  const lines = [
    ["publish", "usual: rescore all"],
    ["publish, storage apart", "usual: rescore all"],
    ["publish", "usual: rescore changed"],
    ["page, cached", "usual: first page"],
    ["page, uncached", "usual: first page"],
    ["page, uncached", "usual: deep page, OFFSET"],
    ["page, uncached", "usual: deep page, keyset"],
  ].flatMap(([ours = "", theirs = ""]) => rowsBetween(byName.get(ours), byName.get(theirs)));
  const headings = ["ours", "the usual", "of", "ours, $", "the usual, $", "the usual / ours"];
  const right = new Set(headings.slice(2));
  const what = `Beside a table of scores with an index, ${items} items:`;
  return `${what}\n${columnsOf(headings, lines, right)}`;
}

/** What it does, and not what stays of it in KV for a month. */
function withoutStorage({ name, usage, ...one }: Taken): Taken {
  return { ...one, name: `${name}, storage apart`, usage: { ...usage, kvBytes: 0 } };
}

function rowsBetween(ours: Taken | undefined, theirs: Taken | undefined): string[][] {
  if (ours === undefined || theirs === undefined) {
    return [];
  }
  const [a, b] = [ours, theirs].map(({ usage, per }) => dollarsOf(times(usage, per)));
  const ratio = (b ?? Number.NaN) / (a ?? Number.NaN);
  const names = [ours.name, theirs.name.replace("usual: ", "")];
  return [[...names, ours.per.toLocaleString("en"), money(a ?? 0), money(b ?? 0), figure(ratio)]];
}

function freeOf({ taken, databaseBytes }: Results): string {
  const headings = ["one", "a day", "met first", "CPU ms each", "of 10"];
  const rows = taken.map(({ name, usage, isCpuKnown }) => {
    const { aDay, first } = fitOf(usage);
    const each = isCpuKnown ? usage.cpuMs / Math.max(1, usage.requests) : undefined;
    const verdict = isTooLong(each) ? "TOO LONG" : "fits";
    return [
      name,
      Number.isFinite(aDay) ? aDay.toLocaleString("en") : "no end",
      first === undefined ? "" : `${first} (${priceOf(first).free.amount.toLocaleString("en")})`,
      each === undefined ? "?" : figure(each),
      each === undefined ? "" : verdict,
    ];
  });
  const isIn = databaseBytes <= freeDatabaseBytesMax;
  return [
    "Where the free plan ends: how often a day something fits, with nothing beside it, and which",
    "limit it meets first. CPU time is by invocation, the mean of them, all of workerd.",
    columnsOf(headings, rows, toTheRight),
    `The database has ${megabytes(databaseBytes)} of the ${megabytes(freeDatabaseBytesMax)} ` +
      `that a free one may have${isIn ? "" : ": TOO LARGE"}.`,
  ].join("\n");
}

function monthPageOf({ taken, profile, databaseBytes }: Results): string {
  const byName: Measured = new Map(taken.map((one) => [one.name, one]));
  const usual = (rescore: string) => usualMonthOf(byName, profile, { rescore, databaseBytes });
  const months: readonly (readonly [string, Usage])[] = [
    ["ours", monthOf(byName, profile, databaseBytes)],
    ["the usual, all scores change", usual("usual: rescore all")],
    ["the usual, few scores change", usual("usual: rescore changed")],
  ];
  const headings = ["a month", "used, $", `with the ${subscriptionDollars} $ plan`, "most of it"];
  const rows = months.map(([name, usage]) => [
    name,
    money(dollarsOf(usage)),
    money(monthlyDollarsOf(usage)),
    mostOf(usage),
  ]);
  const { reads, shares, writes, batches, publishes, imports } = profile;
  const said =
    `A workspace and a month: ${reads.toLocaleString("en")} reads ` +
    `(${percent(shares.cached)} of pages that are cached, ${percent(shares.uncached)} uncached, ` +
    `${percent(shares.cold)} cold, the rest 304),\n` +
    `${writes.toLocaleString("en")} single writes, ${batches} batches of 1,000, ` +
    `${publishes.toLocaleString("en")} publishes, ${imports} import, ` +
    "the clock's sweep of the database.";
  return `${said}\n${columnsOf(headings, rows, new Set(headings.slice(1, 3)))}`;
}

function pricesPage(): string {
  const headings = ["price", "dollars", "for", "included", "free", "said by"];
  const rows = resources.map((resource) => {
    const { dollars, per, included, free, source } = priceOf(resource);
    const amount = Number.isFinite(free.amount)
      ? `${free.amount.toLocaleString("en")} ${free.is}`
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
  return columnsOf(headings, rows, new Set(["dollars", "for", "included", "free"]));
}

/** Three digits, or as many as are before the point. */
function figure(value: number): string {
  const digits = value >= 1_000 ? Math.round(value) : Number(value.toPrecision(3));
  return digits.toLocaleString("en", { maximumFractionDigits: 6 });
}

/** Cents where there are any, else two digits of what there is. */
export function money(dollars: number): string {
  return dollars >= 0.1 || dollars === 0 ? dollars.toFixed(2) : dollars.toFixed(digitsFor(dollars));
}

/** Digits behind the point that two figures of a number below one take. */
function digitsFor(dollars: number): number {
  return Math.min(9, 1 - Math.floor(Math.log10(dollars)));
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
