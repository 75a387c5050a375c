import { expect, test } from "vitest";
import { parseClock, parseStat, parseSchedstat } from "../../../../scripts/lab/cost/cpu.ts";

test("adds user and system time for any program name", () => {
  const rest = "S 1 2 3 0 -1 4194304 100 0 0 0 250 50 0 0 20 0";
  expect(parseStat(`77 (workerd) ${rest}`)).toBe(3_000); // (250 + 50) ticks of 10 ms
  expect(parseStat(`77 (a (b) c) ${rest}`)).toBe(3_000);
  expect(parseStat("")).toBeUndefined();
});

test("parses nanoseconds on a CPU", () => {
  expect(parseSchedstat("1500000 20 3\n")).toBe(1.5);
});

test("parses a time with hundredths, and rejects a time without hundredths", () => {
  expect(parseClock("3:04.05")).toBe(184_050); // (3 · 60 + 4.05) · 1000
  expect(parseClock("1-02:03:04.5")).toBe(93_784_500); // (86,400 + 7,200 + 180 + 4.5) · 1000
  expect(parseClock("00:03:04")).toBeUndefined();
});
