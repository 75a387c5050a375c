import { computeMedian } from "../bench/measurement.ts";
import { isFault, shortenSql, type Verdict, classifyPlan } from "./plan.ts";
import { type RecordedStatement } from "./record-statements.ts";

/** A statement with its plan and usage. */
export type ExplainedStatement = {
  readonly sql: string;
  readonly plan: readonly string[];
  readonly verdict: Verdict;
  /** The requests and jobs that run the statement. */
  readonly callers: readonly string[];
  /** The total number of runs. */
  readonly runs: number;
  /** Medians over all runs, and the maximum. */
  readonly rowsRead: number;
  readonly rowsReadMax: number;
  readonly rowsWritten: number;
  /** Milliseconds; with `isByD1`, the integer that D1 reports. */
  readonly ms: number;
  readonly isByD1: boolean;
};

export type ExplainInput = {
  readonly statements: readonly RecordedStatement[];
  readonly plans: ReadonlyMap<string, readonly string[]>;
  /** Milliseconds by statement, for those that were measured again. */
  readonly timings: ReadonlyMap<string, number>;
  readonly tables: ReadonlySet<string>;
};

/** Combines the runs of each statement; sorts by the largest number of rows read. */
export function explainStatements({
  statements,
  plans,
  timings,
  tables,
}: ExplainInput): ExplainedStatement[] {
  const byText = Map.groupBy(statements, ({ sql }) => sql);
  return [...byText]
    .map(([sql, all]): ExplainedStatement => {
      const plan = plans.get(sql) ?? [];
      const measuredMs = timings.get(sql);
      return {
        sql,
        plan,
        verdict: classifyPlan(sql, plan, tables),
        callers: [...new Set(all.map(({ caller }) => caller))],
        runs: all.length,
        rowsRead: computeMedian(all.map(({ rowsRead }) => rowsRead)),
        rowsReadMax: Math.max(...all.map(({ rowsRead }) => rowsRead)),
        rowsWritten: computeMedian(all.map(({ rowsWritten }) => rowsWritten)),
        ms: measuredMs ?? computeMedian(all.map(({ ms }) => ms)),
        isByD1: measuredMs === undefined,
      };
    })
    .toSorted((a, b) => b.rowsReadMax - a.rowsReadMax);
}

const textLengthMax = 160;
const planLengthMax = 110;
const namesMax = 6;

/**
 * Formats each statement in a few lines. Faults come last, next to the prompt of a terminal.
 */
export function formatStatements(all: readonly ExplainedStatement[]): string {
  const faults = all.filter(({ verdict }) => isFault(verdict));
  const sound = all.filter(({ verdict }) => !isFault(verdict));
  const allowed = sound.filter(({ verdict }) => verdict.word === "ALLOWED");
  const summary =
    `${all.length} statements: ${sound.length - allowed.length} use an index, ` +
    `${allowed.length} are allowed to scan a workspace, ${faults.length} have a fault.`;
  return [...sound, ...faults].map(formatStatement).concat(summary).join("\n\n");
}

function formatStatement(explained: ExplainedStatement): string {
  const { sql, plan, verdict, callers, rowsRead, rowsReadMax, rowsWritten } = explained;
  const most = rowsReadMax > rowsRead ? ` (max. ${formatCount(rowsReadMax)})` : "";
  const rows = `${formatCount(rowsRead)} rows read${most}, ${formatCount(rowsWritten)} written`;
  const more = callers.length > namesMax ? `, ${callers.length - namesMax} more` : "";
  return [
    `${verdict.word}  ${rows}, ${formatTime(explained)}${formatReason(verdict)}`,
    `  ${shortenSql(sql, textLengthMax)}`,
    ...plan.map((line) => `    ${shortenSql(line, planLengthMax)}`),
    `  by ${callers.slice(0, namesMax).join(", ")}${more}`,
  ].join("\n");
}

function formatReason({ reason }: Verdict): string {
  return reason === undefined ? "" : `: ${reason}`;
}

function formatTime({ ms, isByD1 }: ExplainedStatement): string {
  return isByD1 ? `about ${Math.max(1, Math.round(ms))} ms` : `${Number(ms.toPrecision(2))} ms`;
}

function formatCount(value: number): string {
  return value.toLocaleString("en");
}
