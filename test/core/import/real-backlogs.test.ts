import { existsSync, readFileSync } from "node:fs";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { ItemPatch } from "../../../src/contract/item.ts";
import { limits } from "../../../src/contract/limits.ts";
import { parseColumnMap, planColumns } from "../../../src/core/import/column-map.ts";
import { openText } from "../../../src/core/import/open-text.ts";
import { readCsv } from "../../../src/core/import/read-csv.ts";
import { parseCellPatch } from "../../../src/core/import/row-patch.ts";
import { all, bodyOf } from "./streams.ts";

const folder = `${import.meta.dirname}/../../../../shared/data/backlogs`;
const isAbsent = !existsSync(folder);
if (isAbsent) {
  console.warn(`SKIPPED: the real backlogs are not at ${folder}`);
}

const parsePatch = (fields: unknown) => ItemPatch.safeParse(fields);

/** Rows without the header as counted by Python's csv.reader(strict=True): 10,100 in total. */
const rowCounts = {
  bamboo: 521,
  clover: 384,
  duracloud: 666,
  jirasoftware: 352,
  mesos: 1_680,
  mule: 889,
  mulestudio: 732,
  springxd: 3_526,
  talendesb: 868,
  usergrid: 482,
};

const cases = Object.entries(rowCounts).flatMap(([name, count]) =>
  [997, 4_099, 65_537].map((chunkBytes) => ({ name, count, chunkBytes })),
);

test.skipIf(isAbsent).each(cases)(
  "reads the backlog of $name like papaparse and Python in chunks of $chunkBytes bytes",
  async ({ name, count, chunkBytes }) => {
    const bytes = readFileSync(`${folder}/${name}.csv`);
    const [header, ...expected] = Papa.parse<string[]>(bytes.toString("utf8").trimEnd()).data;
    const body = bodyOf(bytes, chunkBytes);
    const { texts } = await openText(body, { bytesMax: limits.importBytesMax });
    const { columns, rows } = await readCsv(texts);
    const read = await all(rows);
    expect(columns).toEqual(header);
    expect(read).toHaveLength(count);
    expect(read.map((row) => ("cells" in row ? row.cells : row))).toEqual(expected);
  },
);

test.skipIf(isAbsent).each(Object.keys(rowCounts))(
  "converts every row of %s to a valid patch",
  async (name) => {
    const bytes = readFileSync(`${folder}/${name}.csv`);
    const { texts } = await openText(bodyOf(bytes, 65_537), { bytesMax: bytes.length });
    const { columns, rows } = await readCsv(texts);
    const plan = planColumns(
      columns,
      parseColumnMap("issuekey=external_id,storypoint=story_points"),
    );
    expect(plan.unmapped).toEqual(["split_mark"]);
    for (const row of await all(rows)) {
      const patch = "cells" in row ? parseCellPatch(row.cells, plan, parsePatch) : row;
      expect(patch).toMatchObject({ patch: { external_id: expect.any(String) } });
    }
  },
);
