import { existsSync, readFileSync } from "node:fs";
import Papa from "papaparse";

const folder = `${import.meta.dirname}/../../../shared/data/backlogs`;

/**
 * Whether the backlogs are missing on this machine. Their tests are then skipped with a warning.
 */
export const isAbsent = !existsSync(folder);
if (isAbsent) {
  console.warn(`SKIPPED: the real backlogs are not at ${folder}`);
}

/**
 * The rows of each file without the header, counted by Python's strict csv.reader; 10,100 in total.
 */
export const rowCounts = {
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
} as const;

export const backlogNames = Object.keys(rowCounts);

/** An issue in the CSV file of a tracker. */
export type Issue = {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly points: number;
};

export function readBytes(name: string): Buffer {
  return readFileSync(`${folder}/${name}.csv`);
}

/** Reads the issues of a file with papaparse, a parser that the Worker does not use. */
export function readIssues(name: string): Issue[] {
  const { data } = Papa.parse<Record<string, string>>(readBytes(name).toString("utf8").trimEnd(), {
    header: true,
  });
  return data.map((row) => ({
    key: row["issuekey"] ?? "",
    title: row["title"] ?? "",
    description: row["description"] ?? "",
    points: Number(row["storypoint"]),
  }));
}
