import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { computeMedian } from "../bench/measurement.ts";

const timesEach = 9;

/** The maximum time for which a slow statement is repeated. */
const durationMsMax = 500;

/**
 * Measures each read again on the SQLite file of the local D1, in microseconds. Writes are not
 * repeated, because their rows exist already.
 */
export function measureTimings(
  folder: string,
  examples: ReadonlyMap<string, readonly unknown[]>,
): Map<string, number> {
  const database = openDatabase(folder);
  try {
    const reads = [...examples].filter(([sql]) => !isWrite(sql));
    return new Map(reads.map(([sql, values]) => [sql, measureStatement(database, sql, values)]));
  } finally {
    database.close();
  }
}

export function isWrite(sql: string): boolean {
  return /\b(?:insert|update|delete)\b/i.test(sql);
}

function measureStatement(database: DatabaseSync, sql: string, values: readonly unknown[]): number {
  const statement = database.prepare(sql);
  const bound = values.map(toSqlValue);
  const samples: number[] = [];
  const startedAt = performance.now();
  while (samples.length < timesEach && performance.now() - startedAt < durationMsMax) {
    const start = performance.now();
    statement.all(...bound);
    samples.push(performance.now() - start);
  }
  return computeMedian(samples);
}

/** D1 accepts JSON values; node:sqlite does not accept booleans. */
function toSqlValue(value: unknown): SQLInputValue {
  if (typeof value === "boolean") {
    return Number(value);
  }
  return typeof value === "string" || typeof value === "number" ? value : null;
}

/** Opens the SQLite file below the folder that has the tables of Ordinal. */
function openDatabase(folder: string): DatabaseSync {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".sqlite"))) {
    const database = new DatabaseSync(join(folder, file), { readOnly: true });
    const has = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'items'").get();
    if (has !== undefined) {
      return database;
    }
    database.close();
  }
  throw new Error(`No database with the tables of Ordinal is below ${folder}.`);
}
