import { expect, test } from "vitest";
import { readOptions } from "../../../../scripts/lab/bench/options.ts";

const groups = ["import", "core"];

test("measures all groups with 100,000 items by default", () => {
  expect(readOptions([], groups)).toEqual({
    output: "bench-results.json",
    only: [],
    items: 100_000,
    rounds: 5,
    scenario: undefined,
    users: 20,
    requests: 2_000,
  });
});

test("reads a file, groups, a size and a number of rounds", () => {
  const args = ["--output", "x.json", "--only", "core,import", "--items=20000", "--rounds", "7"];
  expect(readOptions(args, groups)).toMatchObject({
    output: "x.json",
    only: ["core", "import"],
    items: 20_000,
    rounds: 7,
  });
});

test("reads a scenario with its users and requests", () => {
  const args = ["--scenario", "dashboard", "--users", "5", "--requests", "100"];
  expect(readOptions(args, groups)).toMatchObject({
    scenario: "dashboard",
    users: 5,
    requests: 100,
  });
});

test.each([
  [["--only", "core,speed"], "--only: unknown group speed. Use import, core."],
  [["--items", "many"], "items"],
  [["--items", "1000001"], "items"],
  [["--items", "1000000"], "--items: more than 250000 need --only sizes,memory."],
  [["--items", "1000000", "--only", "core"], "--items: more than 250000"],
  [["--rounds", "0"], "rounds"],
  [["--scenario", "fast"], "scenario"],
  [["--fast"], "--fast"],
  [["--users", "5"], "--users needs --scenario."],
  [["--scenario", "simple", "--only", "core"], "--only has no effect with --scenario."],
])("rejects %j", (args, message) => {
  expect(() => readOptions(args, groups)).toThrow(message);
});
