import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { medianOf } from "../bench/measurement.ts";

const timesEach = 9;

/** A statement that takes longer is asked no further times than this many milliseconds are for. */
const patienceMs = 500;

/**
 * Asks each read again of the file that D1 has left, to the microsecond. A write is not asked
 * twice: what it was to make is there already, and to find that out is quick.
 */
export function timingsOf(
  folder: string,
  examples: ReadonlyMap<string, readonly unknown[]>,
): Map<string, number> {
  const database = openIn(folder);
  try {
    const reads = [...examples].filter(([sql]) => !isWrite(sql));
    return new Map(reads.map(([sql, values]) => [sql, timed(database, sql, values)]));
  } finally {
    database.close();
  }
}

export function isWrite(sql: string): boolean {
  return /\b(?:insert|update|delete)\b/i.test(sql);
}

function timed(database: DatabaseSync, sql: string, values: readonly unknown[]): number {
  const statement = database.prepare(sql);
  const given = values.map(valueOf);
  const samples: number[] = [];
  const begun = performance.now();
  while (samples.length < timesEach && performance.now() - begun < patienceMs) {
    const start = performance.now();
    statement.all(...given);
    samples.push(performance.now() - start);
  }
  return medianOf(samples);
}

/** D1 takes the values that JSON has; the file knows no booleans. */
function valueOf(value: unknown): SQLInputValue {
  if (typeof value === "boolean") {
    return Number(value);
  }
  return typeof value === "string" || typeof value === "number" ? value : null;
}

/** Of the files below the folder, the one that has our tables. */
function openIn(folder: string): DatabaseSync {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".sqlite"))) {
    const database = new DatabaseSync(join(folder, file), { readOnly: true });
    const has = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'items'").get();
    if (has !== undefined) {
      return database;
    }
    database.close();
  }
  throw new Error(`There is no database below ${folder}.`);
}
