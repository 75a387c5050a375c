import { allowedScans } from "./allowed-scans.ts";

/** The assessment of a query plan. */
export type Verdict = {
  /**
   * `SCAN` (a whole table) and `WHOLE` (all rows of a workspace, not in the list of allowed scans)
   * are faults.
   */
  readonly word: "SEARCH" | "ALLOWED" | "SCAN" | "WHOLE";
  /** The reason why the scan is allowed, or the index that would avoid it. */
  readonly reason?: string;
};

/** A table of a statement, with its optional alias. */
const named = /\b(?:FROM|JOIN|UPDATE|INTO)\s+["`]?(\w+)["`]?(?:\s+(?:AS\s+)?["`]?(\w+)["`]?)?/gi;

/** Keywords that may follow a table name and are not an alias. */
const keywords =
  /^(?:as|inner|left|join|on|where|set|values|select|indexed|order|group|limit|using)$/i;

/**
 * Classifies the lines of an EXPLAIN QUERY PLAN. An index search is good. A scan of a table is a
 * fault, and so is a search by the workspace alone, unless it is allowed. `tables` are the real
 * tables, without JSON functions and WITH clauses.
 */
export function classifyPlan(
  sql: string,
  plan: readonly string[],
  tables: ReadonlySet<string>,
): Verdict {
  const text = shortenSql(sql, Number.POSITIVE_INFINITY);
  const aliases = findAliases(text, tables);
  const scanned = plan.flatMap((line) => {
    const [, target = ""] = /^SCAN (\w+)/.exec(line) ?? [];
    return aliases.has(target) && !line.includes("VIRTUAL TABLE") ? [target] : [];
  })[0];
  const allowed = allowedScans.find(({ pattern }) => pattern.test(text));
  const isWhole = plan.some((line) => line.endsWith("(workspace_id=?)"));
  if (scanned !== undefined) {
    return { word: "SCAN", reason: adviseIndex(text, scanned, aliases.get(scanned) ?? scanned) };
  }
  if (!isWhole) {
    return { word: "SEARCH" };
  }
  return allowed === undefined
    ? { word: "WHOLE", reason: adviseOnWorkspaceScan(text, plan, aliases) }
    : { word: "ALLOWED", reason: allowed.reason };
}

/** Checks that a plan is a fault of its statement. */
export function isFault({ word }: Verdict): boolean {
  return word === "SCAN" || word === "WHOLE";
}

/** Puts a statement on one line and truncates it. */
export function shortenSql(sql: string, lengthMax: number): string {
  const line = sql.replaceAll(/\s+/g, " ").trim();
  return line.length <= lengthMax ? line : `${line.slice(0, lengthMax - 1)}…`;
}

/** Maps aliases and table names to tables. */
function findAliases(text: string, tables: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, table = "", alias = ""] of text.matchAll(named)) {
    if (tables.has(table)) {
      found.set(table, table);
      found.set(alias === "" || keywords.test(alias) ? table : alias, table);
    }
  }
  return found;
}

function adviseOnWorkspaceScan(
  text: string,
  plan: readonly string[],
  aliases: ReadonlyMap<string, string>,
): string {
  const line = plan.find((each) => each.endsWith("(workspace_id=?)")) ?? "";
  const [, target = ""] = /^(?:SEARCH|SCAN) (\w+)/.exec(line) ?? [];
  return adviseIndex(text, target, aliases.get(target) ?? target);
}

/** Suggests an index of the columns of this table that the statement compares. */
function adviseIndex(text: string, alias: string, table: string): string {
  const name = `["\`]?(?:${alias}|${table})["\`]?\\.["\`]?(\\w+)["\`]?`;
  const plain = `(?<![\\w."\`])["\`]?(\\w+)["\`]?`;
  const compared = `(?:${name}|${plain})\\s*(?:=|<|>|\\bin\\b|\\bis\\b)\\s*`;
  const columns = new Set<string>();
  const where = text.slice(Math.max(0, text.search(/\b(?:where|on)\b/i)));
  for (const [, qualified, bare] of where.matchAll(new RegExp(compared, "gi"))) {
    columns.add(qualified ?? bare ?? "");
  }
  const indexed = [...columns].filter((column) => !/^(?:|\d+|not|and|or|null)$/i.test(column));
  return indexed.length === 0
    ? `the statement compares no column of ${table}`
    : `an index on ${table} (${indexed.join(", ")}) would avoid the scan`;
}
