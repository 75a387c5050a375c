import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cronsIn } from "../../../scripts/start/crons.ts";
import { schedule } from "../../../src/cron/schedule.ts";

test("fires what wrangler.toml fires, which is what the schedule knows", () => {
  const crons = cronsIn(readFileSync("wrangler.toml", "utf8"));
  expect(crons).toEqual(Object.keys(schedule));
});

test("finds none where there are none", () => {
  expect(cronsIn('name = "x"')).toEqual([]);
  expect(cronsIn("crons = []")).toEqual([]);
});
