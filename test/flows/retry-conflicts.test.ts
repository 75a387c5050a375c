import { expect, test } from "vitest";
import { retryConflicts } from "../../src/flows/retry-conflicts.ts";

/** Dependencies that record the waits and use one random fraction. */
function openEnvironment(fraction = 0.5) {
  const waits: number[] = [];
  const random = { typeId: () => "", secret: () => "", token: () => "", fraction: () => fraction };
  return { waits, deps: { random, sleep: async (ms: number) => void waits.push(ms) } };
}

function throwBug(): Promise<never> {
  return Promise.reject(new TypeError("A bug."));
}

test("returns the first value without waiting", async () => {
  const { deps, waits } = openEnvironment();
  expect(await retryConflicts(deps, async () => "saved")).toBe("saved");
  expect(waits).toEqual([]);
});

test("doubles the wait after each lost race", async () => {
  const { deps, waits } = openEnvironment();
  let attempts = 0;
  const attempt = async () => ((attempts += 1) < 4 ? undefined : "saved");
  expect(await retryConflicts(deps, attempt)).toBe("saved");
  expect(waits).toEqual([8, 16, 32]); // 0.5 · 8 · 2^tried
});

test("throws a conflict after eight lost races", async () => {
  const { deps, waits } = openEnvironment(0);
  const isLastFlags: boolean[] = [];
  const lose = async (isLast: boolean) => void isLastFlags.push(isLast);
  await expect(retryConflicts(deps, lose)).rejects.toMatchObject({ kind: "conflict" });
  expect(isLastFlags).toEqual([false, false, false, false, false, false, false, true]);
  expect(waits).toHaveLength(7);
});

test("does not retry an error", async () => {
  const { deps, waits } = openEnvironment();
  await expect(retryConflicts(deps, throwBug)).rejects.toThrow("A bug.");
  expect(waits).toEqual([]);
});
