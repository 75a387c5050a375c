import { expect, test } from "vitest";
import { measurementOf, medianOf, repeat } from "../../../../scripts/lab/bench/measurement.ts";

test("takes the middle sample, or the mean of the two in the middle", () => {
  expect(medianOf([9, 1, 4])).toBe(4);
  expect(medianOf([9, 1, 4, 6])).toBe(5); // (4 + 6) / 2
  expect(medianOf([])).toBeNaN();
});

test("holds a goal that is reached exactly, in either direction", () => {
  const slow = measurementOf({ name: "a", unit: "ms", goal: 60 }, [60]);
  const fast = measurementOf({ name: "b", unit: "items/s", goal: 15, better: "more" }, [15]);
  expect([slow.holds, fast.holds]).toEqual([true, true]);
});

test("says that a goal is missed", () => {
  expect(measurementOf({ name: "a", unit: "ms", goal: 60 }, [59, 61, 62]).holds).toBe(false);
  expect(
    measurementOf({ name: "b", unit: "req/s", goal: 15, better: "more" }, [14, 99, 13]).holds,
  ).toBe(false);
});

test("says nothing of a goal where there is none", () => {
  expect(measurementOf({ name: "a", unit: "ms" }, [1])).toEqual({
    name: "a",
    unit: "ms",
    value: 1,
    samples: [1],
  });
});

test("never does the next before the one before it is over", async () => {
  const log: string[] = [];
  await repeat(2, async (round) => {
    log.push(`begin ${round}`);
    await Promise.resolve();
    log.push(`end ${round}`);
  });
  expect(log).toEqual(["begin 0", "end 0", "begin 1", "end 1"]);
});
