import { existsSync, readFileSync } from "node:fs";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { limits } from "../../../src/contract/limits.ts";
import { readCsv } from "../../../src/core/import/formats/read-csv.ts";
import { openText } from "../../../src/core/import/text/open-text.ts";
import { readImport } from "./read-import.ts";
import { all, bodyOf } from "./streams.ts";

const folder = `${import.meta.dirname}/../../../../shared/data/backlogs`;
const isAbsent = !existsSync(folder);
if (isAbsent) {
  console.warn(`SKIPPED: the real backlogs are not at ${folder}`);
}

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
    const { patches, faults, unmapped } = await readImport(bytes, {
      map: "issuekey=external_id,storypoint=story_points",
    });
    expect(faults).toEqual([]);
    expect(unmapped).toEqual(["split_mark"]);
    expect(patches.every((patch) => patch.external_id !== undefined)).toBe(true);
    expect(patches.filter((patch) => patch.ratings?.["story_points"] === undefined)).toEqual([]);
  },
);
