import { expect, test } from "vitest";
import { listTicks, scaleTime, toTimeRange } from "../../src/dashboard/parts/time-scale.ts";

const hourMs = 3_600_000;
const start = Date.UTC(2026, 10, 30, 9, 10);
const range = { start, end: start + 3.5 * hourMs };

test("places an instant in proportion to the time since the start", () => {
  expect(scaleTime(start, range, 700)).toBe(0);
  expect(scaleTime(start + hourMs, range, 700)).toBe(200); // 700 × 1 / 3.5
  expect(scaleTime(range.end, range, 700)).toBe(700);
});

test("widens a range of one instant, so that its mark is in the middle", () => {
  expect(scaleTime(start, toTimeRange([start]), 100)).toBe(50);
  expect(toTimeRange([start + 5, start, start + 2])).toEqual({ start, end: start + 5 });
});

test("puts ticks on round times", () => {
  const { instants, stepMs } = listTicks(range, 4);
  expect(stepMs).toBe(hourMs);
  expect(instants.map((at) => new Date(at).toISOString().slice(11, 16))).toEqual([
    "10:00",
    "11:00",
    "12:00",
  ]);
});

test("puts the ticks of days on the midnight of the local time", () => {
  const days = { start, end: start + 72 * hourMs };
  const { instants } = listTicks(days, 5, 2 * hourMs);
  expect(instants.map((at) => new Date(at).toISOString().slice(8, 16))).toEqual([
    "30T22:00",
    "01T22:00",
    "02T22:00",
  ]);
});

test("limits the ticks of a range of many years", () => {
  const years = { start, end: start + 40 * 365 * 24 * hourMs };
  expect(listTicks(years, 5).instants.length).toBeLessThanOrEqual(6);
});
