import { expect, test } from "vitest";
import { UsageError } from "../../../scripts/cli-error.ts";
import { readOptions } from "../../../scripts/start/options.ts";

test("leaves every option unset by default", () => {
  expect(readOptions([])).toEqual({
    port: undefined,
    model: undefined,
    file: undefined,
    map: undefined,
    isVerbose: false,
  });
});

test("reads every option", () => {
  const args = ["--import", "a.csv", "--map", "key=external_id", "--model=wsjf", "--port", "9000"];
  expect(readOptions([...args, "--verbose"])).toEqual({
    port: 9_000,
    model: "wsjf",
    file: "a.csv",
    map: "key=external_id",
    isVerbose: true,
  });
});

test.each([
  [["--frob"], "Unknown option '--frob'."],
  [["frob"], 'Unexpected argument "frob".'],
  [["--port"], "Option '--port <value>' argument missing."],
  [["--port", "0"], "--port: Use an integer from 1 to 65535."],
  [["--port", "65536"], "--port: Use an integer from 1 to 65535."],
  [["--port", "80a"], '--port: "80a" is not an integer from 1 to 65535.'],
  [["--model", "No such"], '--model: "No such" is not a model id. Use an id such as "wsjf".'],
  [["--map", "a=b"], "--map describes the columns of a file. Add --import FILE."],
])("rejects %j", (args, message) => {
  expect(() => readOptions(args)).toThrow(new UsageError(message));
});
