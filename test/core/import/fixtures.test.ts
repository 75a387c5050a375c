import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readFixture, readImport, type ReadImport } from "./read-import.ts";

/** The expected results are files, because each of them lists every row and column. */
const folder = `${import.meta.dirname}/expected`;
const files = readdirSync(`${import.meta.dirname}/fixtures`);

/** Summarizes a result. A column is its heading, targets, and counts of understood values. */
function summarize({ report, rows, ...findings }: ReadImport): unknown {
  const { profile, source, delimiter, dateOrder, decimalSign, statuses, notes } = report;
  return {
    profile: profile.name,
    source,
    delimiter,
    dateOrder,
    decimalSign,
    rows,
    columns: report.columns.map(({ column, count, targets, values, understood, note }) => {
      const repeated = count === 1 ? "" : ` (${count} times)`;
      const counts = targets.length === 0 ? "not read" : `${understood} of ${values}`;
      return [`${column}${repeated} → ${targets.join(", ")}`, counts, note].join(" | ");
    }),
    statuses: statuses.map(({ status, count, category }) => `${count} ${status}: ${category}`),
    model: report.suggestedModel,
    notes,
    warnings: findings.warnings,
    aliases: { ...findings.aliases },
  };
}

test.each(files)("reads every row and column of %s", async (file) => {
  const expected: unknown = JSON.parse(readFileSync(`${folder}/${file}.json`, "utf8"));
  const result = summarize(await readImport(readFixture(file)));
  expect(JSON.parse(JSON.stringify(result))).toEqual(expected);
});

test.each(files)("reads the same rows of %s in small pieces", async (file) => {
  const whole = await readImport(readFixture(file));
  const pieces = await readImport(readFixture(file), { chunkBytes: 61 });
  expect(pieces.rows).toEqual(whole.rows);
  expect(pieces.report).toEqual(whole.report);
});
