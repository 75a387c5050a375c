import { meantWhole } from "./allowed-scans.ts";

/** What is to be said of a plan. */
export type Verdict = {
  /** `SCAN` and `WHOLE` are faults: a whole table, or all of a workspace, that nobody meant. */
  readonly word: "SEARCH" | "MEANT" | "SCAN" | "WHOLE";
  /** Why it is meant; or which index would do. */
  readonly reason?: string;
};

/** A table, or an alias of one, that a statement names. */
const named = /\b(?:FROM|JOIN|UPDATE|INTO)\s+["`]?(\w+)["`]?(?:\s+(?:AS\s+)?["`]?(\w+)["`]?)?/gi;

/** Words that may follow a table and are no alias. */
const keywords =
  /^(?:as|inner|left|join|on|where|set|values|select|indexed|order|group|limit|using)$/i;

/**
 * Reads the lines of an EXPLAIN QUERY PLAN. A search by an index is well; a scan of a table of
 * ours is not, nor is a search that keeps to nothing but the workspace, unless it is meant.
 * `tables` are the tables there are: functions of JSON and tables of WITH are none.
 */
export function verdictOf(
  sql: string,
  plan: readonly string[],
  tables: ReadonlySet<string>,
): Verdict {
  const text = shortOf(sql, Number.POSITIVE_INFINITY);
  const aliases = aliasesIn(text, tables);
  const scanned = plan.flatMap((line) => {
    const [, target = ""] = /^SCAN (\w+)/.exec(line) ?? [];
    return aliases.has(target) && !line.includes("VIRTUAL TABLE") ? [target] : [];
  })[0];
  const meant = meantWhole.find(({ of }) => of.test(text));
  const isWhole = plan.some((line) => line.endsWith("(workspace_id=?)"));
  if (scanned !== undefined) {
    return { word: "SCAN", reason: adviceFor(text, scanned, aliases.get(scanned) ?? scanned) };
  }
  if (!isWhole) {
    return { word: "SEARCH" };
  }
  return meant === undefined
    ? { word: "WHOLE", reason: wholeAdvice(text, plan, aliases) }
    : { word: "MEANT", reason: meant.because };
}

/** Whether a plan is a fault of the statement. */
export function isFault({ word }: Verdict): boolean {
  return word === "SCAN" || word === "WHOLE";
}

/** On one line, and no longer than asked for. */
export function shortOf(sql: string, lengthMax: number): string {
  const line = sql.replaceAll(/\s+/g, " ").trim();
  return line.length <= lengthMax ? line : `${line.slice(0, lengthMax - 1)}…`;
}

/** Alias → table, and each table by its own name, too. */
function aliasesIn(text: string, tables: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, table = "", alias = ""] of text.matchAll(named)) {
    if (tables.has(table)) {
      found.set(table, table);
      found.set(alias === "" || keywords.test(alias) ? table : alias, table);
    }
  }
  return found;
}

function wholeAdvice(
  text: string,
  plan: readonly string[],
  aliases: ReadonlyMap<string, string>,
): string {
  const line = plan.find((each) => each.endsWith("(workspace_id=?)")) ?? "";
  const [, target = ""] = /^(?:SEARCH|SCAN) (\w+)/.exec(line) ?? [];
  return adviceFor(text, target, aliases.get(target) ?? target);
}

/** The columns that the statement compares of this table: those that an index would be of. */
function adviceFor(text: string, alias: string, table: string): string {
  const name = `["\`]?(?:${alias}|${table})["\`]?\\.["\`]?(\\w+)["\`]?`;
  const plain = `(?<![\\w."\`])["\`]?(\\w+)["\`]?`;
  const compared = `(?:${name}|${plain})\\s*(?:=|<|>|\\bin\\b|\\bis\\b)\\s*`;
  const columns = new Set<string>();
  const where = text.slice(Math.max(0, text.search(/\b(?:where|on)\b/i)));
  for (const [, qualified, bare] of where.matchAll(new RegExp(compared, "gi"))) {
    columns.add(qualified ?? bare ?? "");
  }
  const wanted = [...columns].filter((column) => !/^(?:|\d+|not|and|or|null)$/i.test(column));
  return wanted.length === 0
    ? `nothing it compares is a column of ${table}`
    : `an index on ${table} (${wanted.join(", ")}) would let it search`;
}
