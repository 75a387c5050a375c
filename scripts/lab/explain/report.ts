import { medianOf } from "../bench/measurement.ts";
import { isFault, shortOf, type Verdict, verdictOf } from "./plan.ts";
import { type Heard } from "./record-statements.ts";

/** One statement, and all there is to say of it. */
export type Explained = {
  readonly sql: string;
  readonly plan: readonly string[];
  readonly verdict: Verdict;
  /** Routes and flows that ask it, and how often one of them did. */
  readonly by: readonly string[];
  readonly times: number;
  /** Medians of all times; and the most of any. */
  readonly rowsRead: number;
  readonly rowsReadMax: number;
  readonly rowsWritten: number;
  /** Milliseconds. Where `isByD1`, in whole ones, as D1 tells them. */
  readonly ms: number;
  readonly isByD1: boolean;
};

export type Asked = {
  readonly heard: readonly Heard[];
  readonly plans: ReadonlyMap<string, readonly string[]>;
  /** Milliseconds by text, of those that could be asked again. */
  readonly timings: ReadonlyMap<string, number>;
  readonly tables: ReadonlySet<string>;
};

/** Every statement once; those that go through most rows first. */
export function explain({ heard, plans, timings, tables }: Asked): Explained[] {
  const byText = Map.groupBy(heard, ({ sql }) => sql);
  return [...byText]
    .map(([sql, all]): Explained => {
      const plan = plans.get(sql) ?? [];
      const timed = timings.get(sql);
      return {
        sql,
        plan,
        verdict: verdictOf(sql, plan, tables),
        by: [...new Set(all.map(({ by }) => by))],
        times: all.length,
        rowsRead: medianOf(all.map(({ rowsRead }) => rowsRead)),
        rowsReadMax: Math.max(...all.map(({ rowsRead }) => rowsRead)),
        rowsWritten: medianOf(all.map(({ rowsWritten }) => rowsWritten)),
        ms: timed ?? medianOf(all.map(({ ms }) => ms)),
        isByD1: timed === undefined,
      };
    })
    .toSorted((a, b) => b.rowsReadMax - a.rowsReadMax);
}

const textLengthMax = 160;
const planLengthMax = 110;
const namesMax = 6;

/** A few lines for each statement: the most rows first, faults last, where they are seen. */
export function pageOf(all: readonly Explained[]): string {
  const faults = all.filter(({ verdict }) => isFault(verdict));
  const sound = all.filter(({ verdict }) => !isFault(verdict));
  const meant = sound.filter(({ verdict }) => verdict.word === "MEANT");
  const sum =
    `${all.length} statements: ${sound.length - meant.length} search by an index, ` +
    `${meant.length} go through a workspace and are meant to, ${faults.length} at fault.`;
  return [...sound, ...faults].map(blockOf).concat(sum).join("\n\n");
}

function blockOf(explained: Explained): string {
  const { sql, plan, verdict, by, rowsRead, rowsReadMax, rowsWritten } = explained;
  const most = rowsReadMax > rowsRead ? ` (${figure(rowsReadMax)} at most)` : "";
  const rows = `${figure(rowsRead)} rows read${most}, ${figure(rowsWritten)} written`;
  const more = by.length > namesMax ? `, ${by.length - namesMax} more` : "";
  return [
    `${verdict.word}  ${rows}, ${timeOf(explained)}${reasonOf(verdict)}`,
    `  ${shortOf(sql, textLengthMax)}`,
    ...plan.map((line) => `    ${shortOf(line, planLengthMax)}`),
    `  by ${by.slice(0, namesMax).join(", ")}${more}`,
  ].join("\n");
}

function reasonOf({ reason }: Verdict): string {
  return reason === undefined ? "" : `: ${reason}`;
}

function timeOf({ ms, isByD1 }: Explained): string {
  return isByD1 ? `about ${Math.max(1, Math.round(ms))} ms` : `${Number(ms.toPrecision(2))} ms`;
}

function figure(value: number): string {
  return value.toLocaleString("en");
}
