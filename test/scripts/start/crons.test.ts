import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseCrons } from "../../../scripts/start/crons.ts";
import { schedule } from "../../../src/cron/schedule.ts";

test("reads the cron triggers of wrangler.toml, which equal the Worker's schedule", () => {
  const crons = parseCrons(readFileSync("wrangler.toml", "utf8"));
  expect(crons).toEqual(Object.keys(schedule));
});

test("returns no cron triggers if the file has none", () => {
  expect(parseCrons('name = "x"')).toEqual([]);
  expect(parseCrons("crons = []")).toEqual([]);
});
