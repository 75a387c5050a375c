import { expect, test } from "vitest";
import { requireValidVariables } from "../../../scripts/start/check-variables.ts";

const valid = {
  ORIGIN: "https://ordinal.example",
  SENTRY_DSN: "",
  ROOT_KEY: `${"n".repeat(20)},${"o".repeat(20)}`,
};

test("returns the current root key", () => {
  expect(requireValidVariables(valid)).toBe("n".repeat(20));
});

test("throws one line for each invalid variable, without its value", () => {
  const invalid = { ORIGIN: "marked", SENTRY_DSN: "marked", ROOT_KEY: "marked" };
  const lines = [
    "Correct wrangler.toml or .dev.vars:",
    expect.stringMatching(/^ {2}ORIGIN is not an http or https URL\. Set it /),
    expect.stringMatching(/^ {2}SENTRY_DSN is not a Sentry DSN\. Set it /),
    expect.stringMatching(/^ {2}ROOT_KEY is shorter than 20 characters\. Set it /),
  ];
  let message = "";
  try {
    requireValidVariables(invalid);
  } catch (error) {
    message = error instanceof Error ? error.message : "";
  }
  expect(message.split("\n")).toEqual(lines);
  expect(message).not.toContain("marked");
});
