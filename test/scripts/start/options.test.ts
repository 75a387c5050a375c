import { expect, test } from "vitest";
import { UsageTrouble } from "../../../scripts/cli-error.ts";
import { readOptions } from "../../../scripts/start/options.ts";

test("asks for nothing when nothing is said", () => {
  expect(readOptions([])).toEqual({
    port: undefined,
    model: undefined,
    file: undefined,
    map: undefined,
    isVerbose: false,
    isHelp: false,
  });
});

test("reads what is said", () => {
  const args = ["--import", "a.csv", "--map", "key=external_id", "--model=wsjf", "--port", "9000"];
  expect(readOptions([...args, "--verbose"])).toMatchObject({
    port: 9_000,
    model: "wsjf",
    file: "a.csv",
    map: "key=external_id",
    isVerbose: true,
  });
});

test.each([
  [["--frob"], "Unknown option '--frob'."],
  [["frob"], "Unexpected argument 'frob'."],
  [["--port"], "Option '--port <value>' argument missing."],
  [["--port", "0"], '--port is a number from 1 to 65535, not "0".'],
  [["--port", "65536"], '--port is a number from 1 to 65535, not "65536".'],
  [["--port", "80a"], '--port is a number from 1 to 65535, not "80a".'],
  [["--model", "No such"], '--model is the id of a model, as in "wsjf", not "No such".'],
  [["--map", "a=b"], "--map says what the columns of a file are: give --import too."],
])("refuses %j", (args, message) => {
  expect(() => readOptions(args)).toThrow(new UsageTrouble(message));
});
