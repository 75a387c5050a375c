import { expect, test } from "vitest";
import { readOptions } from "../../../../scripts/lab/bench/options.ts";

const groups = ["import", "core"];

test("measures everything, at the size the goals are for, if nothing is said", () => {
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

test("takes a file, a subset, a size and a number of rounds", () => {
  const words = ["--output", "x.json", "--only", "core,import", "--items=20000", "--rounds", "7"];
  expect(readOptions(words, groups)).toMatchObject({
    output: "x.json",
    only: ["core", "import"],
    items: 20_000,
    rounds: 7,
  });
});

test("takes a scenario, and how many play it how often", () => {
  const words = ["--scenario", "dashboard", "--users", "5", "--requests", "100"];
  expect(readOptions(words, groups)).toMatchObject({
    scenario: "dashboard",
    users: 5,
    requests: 100,
  });
});

test.each([
  [["--only", "core,speed"], "There is no speed; there is import, core."],
  [["--items", "many"], "items"],
  [["--items", "1000001"], "items"],
  [["--items", "1000000"], "--items: more than 250000 only with --only sizes,memory."],
  [["--items", "1000000", "--only", "core"], "--items: more than 250000"],
  [["--rounds", "0"], "rounds"],
  [["--scenario", "fast"], "scenario"],
  [["--fast"], "--fast"],
  [["--users", "5"], "--users is only with --scenario."],
  [["--scenario", "simple", "--only", "core"], "--only is not with --scenario."],
])("refuses %j", (words, said) => {
  expect(() => readOptions(words, groups)).toThrow(said);
});
