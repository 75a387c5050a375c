import { expect, test } from "vitest";
import {
  formatNumber,
  formatSteps,
  truncate,
  wrapList,
  wrapText,
} from "../../../scripts/start/text-layout.ts";

test("breaks text between words, within the width beside the label", () => {
  expect(wrapText("one two three four", 12 + 9, "  ")).toEqual(["one two", "  three", "  four"]);
});

test("keeps an option and its argument on one line, so that they can be pasted", () => {
  const lines = wrapText(`Write --map '{"My title":"title"}'. Then start.`, 12 + 10);
  expect(lines).toEqual(["Write", `--map '{"My title":"title"}'.`, "Then", "start."]);
});

test("breaks a list between its entries", () => {
  expect(wrapList(["a b → c", "d", "e f"], 12 + 11)).toEqual(["a b → c · d ·", "e f"]);
});

test("returns no line for no text", () => {
  expect([wrapText("", 80), wrapList([], 80), formatSteps("file", [])]).toEqual([[], [], []]);
});

test("labels the first line of a step", () => {
  expect(formatSteps("notes", ["a", "b"])).toEqual(["  notes     a", "            b"]);
});

test("formats numbers in English, with the singular for one", () => {
  expect([0, 1, 1_680].map((count) => formatNumber(count, "row"))).toEqual([
    "0 rows",
    "1 row",
    "1,680 rows",
  ]);
});

test("truncates a text without cutting a character in half", () => {
  expect(truncate("ab😀cd", 4)).toBe("ab�…");
});
