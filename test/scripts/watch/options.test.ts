import { expect, test } from "vitest";
import { readOptions } from "../../../scripts/watch/options.ts";

const workspace = "wsp_01m8pbzzffe00a53raqqz4s58a";
const variables = { ORDINAL_WORKSPACE: workspace, ORDINAL_KEY: "ord_secret1" };

test("reads the variables that npm start prints, and fills in the rest", () => {
  expect(readOptions([], variables)).toEqual({
    url: "http://localhost:8787",
    workspace,
    key: "ord_secret1",
    model: undefined,
    scope: "open",
    top: 10,
  });
});

test("prefers options to variables, and removes the slash at the end of the address", () => {
  const args = ["--url", "https://ordinal.example/", "--key", "ord_2", "--model", "rice"];
  const more = ["--scope", "all", "--top", "3"];
  expect(readOptions([...args, ...more], { ...variables, ORDINAL_URL: "http://x" })).toEqual({
    url: "https://ordinal.example",
    workspace,
    key: "ord_2",
    model: "rice",
    scope: "all",
    top: 3,
  });
});

test.each([
  [[], { ORDINAL_KEY: "ord_1" }, "--workspace: Name the workspace, or set ORDINAL_WORKSPACE."],
  [[], { ORDINAL_WORKSPACE: workspace }, "--key: Send an API key, or set ORDINAL_KEY."],
  [["--workspace", "wsp_1"], variables, `--workspace: "wsp_1" is not the id of a workspace`],
  [["--url", "ftp://x"], variables, `--url: "ftp://x" is not an http or https address.`],
  [["--scope", "closed"], variables, `--scope: "closed" is not known. Use open or all.`],
  [["--model", "A b"], variables, `--model: "A b" is not a model id.`],
  [["--top", "0"], variables, "--top: Use an integer from 1 to 200."],
  [["--fast"], variables, "Unknown option '--fast'."],
])("rejects %j with %j", (args, environment, message) => {
  expect(() => readOptions(args, environment)).toThrow(message);
});

test("does not repeat a key that is not valid", () => {
  expect(() => readOptions(["--key", "hunter2"], variables)).toThrow(
    /^--key: This is not an API key\. A key begins with ord_\.$/,
  );
});
