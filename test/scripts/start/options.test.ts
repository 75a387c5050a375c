import { expect, test } from "vitest";
import { UsageError } from "../../../scripts/cli-error.ts";
import { readOptions, usage } from "../../../scripts/start/options.ts";
import { ImportQuery } from "../../../src/contract/job.ts";

test("leaves every option unset by default", () => {
  expect(readOptions([])).toEqual({
    port: undefined,
    model: undefined,
    file: undefined,
    parameters: {},
    isDryRun: false,
    isVerbose: false,
  });
});

test("reads every option", () => {
  const words = ["--map", "key=external_id", "--values", "type: Epic=epic", "--profile", "jira"];
  const names = ["--source", "shop", "--encoding", "windows-1252", "--dates", "day-first"];
  const rules = ["--decimal", "comma", "--blank", "clear", "--match", "title", "--strict"];
  const others = ["--import", "a.csv", "--dry-run", "--model=wsjf", "--port", "9000", "--verbose"];
  expect(readOptions([...words, ...names, ...rules, ...others])).toEqual({
    port: 9_000,
    model: "wsjf",
    file: "a.csv",
    parameters: {
      map: "key=external_id",
      values: "type: Epic=epic",
      profile: "jira",
      source: "shop",
      encoding: "windows-1252",
      dates: "day-first",
      decimal: "comma",
      blank: "clear",
      match: "title",
      strict: "true",
    },
    isDryRun: true,
    isVerbose: true,
  });
});

test("accepts the parameters that the API accepts", () => {
  const names = Object.keys(ImportQuery.shape).map((name) => name.replace("_", "-"));
  const missing = names.filter((name) => !usage.includes(`  --${name} `));
  expect(missing).toEqual([]);
});

test("explains the options within 100 columns", () => {
  expect(Math.max(...usage.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
});

test.each([
  [["--frob"], "Unknown option '--frob'."],
  [["frob"], 'Unexpected argument "frob".'],
  [["--port"], "Option '--port <value>' argument missing."],
  [["--port", "0"], "--port: Use an integer from 1 to 65535."],
  [["--port", "65536"], "--port: Use an integer from 1 to 65535."],
  [["--port", "80a"], '--port: "80a" is not an integer from 1 to 65535.'],
  [["--model", "No such"], '--model: "No such" is not a model id. Use an id such as "wsjf".'],
  [["--map", "a=b"], "--map applies only to imports. Add --import FILE."],
  [["--strict"], "--strict applies only to imports. Add --import FILE."],
  [["--dry-run"], "--dry-run applies only to imports. Add --import FILE."],
  [["--dates", "us"], '--dates: "us" is not known. Use day-first or month-first.'],
  [["--decimal", ","], '--decimal: "," is not known. Use point or comma.'],
  [["--blank", "no"], '--blank: "no" is not known. Use keep or clear.'],
  [["--match", "id"], '--match: "id" is not known. Use title.'],
])("rejects %j", (args, message) => {
  expect(() => readOptions(args)).toThrow(new UsageError(message));
});
