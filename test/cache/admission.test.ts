import { expect, test } from "vitest";
import { admission, looks } from "../../src/cache/admission.ts";
import { forgetEverything } from "../../src/cache/tiers/memory.ts";

const kept = { kind: "page", rows: 3, at: 0 } as const;

test("a page that is asked for again two seconds after it was made goes to the data centre, once", () => {
  const body = new Uint8Array(1);
  admission.wait(body, 5_000, kept);
  expect(admission.due(body, 6_999)).toBeUndefined();
  expect(admission.due(body, 7_000)).toEqual(kept);
  expect(admission.due(body, 7_001)).toBeUndefined();
});

test("a page that came from there does not go back", () => {
  expect(admission.due(new Uint8Array(1), 1e9)).toBeUndefined();
});

/** Which of the next looks are taken, while nothing is found. */
function taken(workspace: string, count: number): number {
  let times = 0;
  for (let at = 0; at < count; at += 1) {
    times += looks.isWorthwhile(workspace) ? 1 : 0;
    looks.note(workspace, false);
  }
  return times;
}

test("of looks into the data centre that find nothing, one in eight is taken after sixteen", () => {
  expect(taken("a", 16)).toBe(16);
  expect(taken("a", 80)).toBe(10);
  expect(taken("b", 16)).toBe(16);
});

test("a look that finds something is worth sixteen more, and so is a new beginning", () => {
  taken("c", 100);
  looks.note("c", true);
  expect(taken("c", 16)).toBe(16);
  expect(taken("c", 7)).toBeLessThan(2);
  forgetEverything();
  expect(taken("c", 16)).toBe(16);
});
