import { existsSync, readFileSync } from "node:fs";
import Papa from "papaparse";

const folder = `${import.meta.dirname}/../../../shared/data/backlogs`;

/** Whether the real backlogs are missing on this machine; then what needs them is skipped, loudly. */
export const isAbsent = !existsSync(folder);
if (isAbsent) {
  console.warn(`SKIPPED: the real backlogs are not at ${folder}`);
}

/** Rows as Python's csv.reader(strict=True) counts them, without the header: 10,100 in all. */
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

/** An issue as its tracker's file has it. */
export type Issue = {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly points: number;
};

export function readBytes(name: string): Buffer {
  return readFileSync(`${folder}/${name}.csv`);
}

/** The issues of a file, read by papaparse: another reader than the Worker's. */
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
