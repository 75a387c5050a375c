import { expect, test } from "vitest";
import {
  countFailure,
  type FailureCount,
  failuresMax,
  secondsUntilUnblocked,
} from "../../../src/core/quota/failure-count.ts";

function countMany(failures: number, at: number, before?: FailureCount): FailureCount | undefined {
  return Array.from({ length: failures }).reduce<FailureCount | undefined>(
    (count) => countFailure(count, at),
    before,
  );
}

test("blocks an address at the 30th failure of a minute, until the minute has passed", () => {
  const first = countMany(1, 1_000);
  const almost = countMany(failuresMax - 2, 31_000, first);
  expect(secondsUntilUnblocked(almost, 31_000)).toBe(0);
  const blocked = countMany(1, 31_000, almost);
  expect(secondsUntilUnblocked(blocked, 31_000)).toBe(30);
  expect(secondsUntilUnblocked(blocked, 60_999)).toBe(1);
  expect(secondsUntilUnblocked(blocked, 61_000)).toBe(0);
});

test("counts again from 1 after the minute", () => {
  const old = countMany(failuresMax - 1, 0);
  const later = countMany(1, 60_000, old);
  expect(later).toMatchObject({ since: 60_000, failures: 1 });
  expect(secondsUntilUnblocked(later, 60_000)).toBe(0);
});

test("blocks an address for a minute if other isolates have seen too many failures", () => {
  const count = countFailure(countMany(1, 5_000), 6_000, true);
  expect(secondsUntilUnblocked(count, 6_000)).toBe(60);
});

test("does not block an address without failures", () => {
  expect(secondsUntilUnblocked(undefined, 1)).toBe(0);
});
