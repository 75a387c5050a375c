import { expect, test } from "vitest";
import { shorten } from "../../../src/core/import/shorten.ts";

test("shortens long values without cutting a character in half", () => {
  expect(shorten("x".repeat(80))).toBe("x".repeat(80));
  expect(shorten(`${"x".repeat(79)}🙂`)).toBe(`${"x".repeat(79)}\uFFFD…`);
});
