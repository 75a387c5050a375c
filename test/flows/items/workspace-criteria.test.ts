import { expect, test } from "vitest";
import { limits } from "../../../src/contract/limits.ts";
import { WorkspaceCriteria } from "../../../src/flows/items/workspace-criteria.ts";

const max = limits.workspaceCriteriaMax;

/** Returns the given number of criteria. */
function listNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `c${index}`);
}

test("accepts new criteria up to the limit, and known ones beyond it", () => {
  const criteria = new WorkspaceCriteria(new Set(listNames(max - 1)));
  expect(criteria.findFaults({ c1: 3, a: 1 })).toEqual([]);
  criteria.add({ c1: 3, a: 1 });
  expect(criteria.added).toEqual(["a"]);
  expect(criteria.findFaults({ a: 2, c2: 4 })).toEqual([]);
});

test("reports each new criterion beyond the limit, in the order of the ratings", () => {
  const criteria = new WorkspaceCriteria(new Set(listNames(max - 1)));
  const faults = criteria.findFaults({ x: 1, y: 2, c0: 1, z: 3 });
  expect(faults.map(({ pointer }) => pointer)).toEqual(["/ratings/y", "/ratings/z"]);
  expect(faults[0]?.detail).toContain(`${max} criteria, the maximum`);
});

test("ignores removed ratings and changes without ratings", () => {
  const criteria = new WorkspaceCriteria(new Set(listNames(max)));
  expect(criteria.findFaults({ unknown: null })).toEqual([]);
  expect(criteria.findFaults(undefined)).toEqual([]);
  criteria.add({ unknown: null });
  expect(criteria.added).toEqual([]);
});
