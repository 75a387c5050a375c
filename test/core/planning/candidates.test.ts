import { expect, test } from "vitest";
import { selectFitCandidates } from "../../../src/core/planning/candidates.ts";
import { flagDoneRows } from "../../../src/core/planning/done-rows.ts";
import { summarizeMandatory } from "../../../src/core/planning/mandatory.ts";
import { type Pair, waitsOf } from "./links.ts";

function candidates(links: readonly Pair[], wanted: number, most = 100) {
  const field = {
    count: 8,
    isDone: Uint8Array.of(0, 1, 0, 0, 0, 0, 0, 0),
    dependencies: waitsOf(links),
    matching: undefined,
  };
  const { rows, dependencies, isBlocked } = selectFitCandidates(field, { wanted, most });
  return { rows: [...rows], waits: dependencies, isStuck: [...isBlocked] };
}

test("are the best that are not done", () => {
  expect(candidates([], 3)).toMatchObject({ rows: [0, 2, 3], isStuck: [0, 0, 0] });
});

test("bring along what they wait for, wherever that stands, and what that waits for", () => {
  const found = candidates(
    [
      [2, 6],
      [6, 4],
      [7, 5],
    ],
    2,
  );
  expect(found.rows).toEqual([0, 2, 4, 6]);
  expect(found.waits).toEqual(
    waitsOf([
      [1, 3],
      [3, 2],
    ]),
  );
});

test("that wait for more than there is room for are stuck", () => {
  const found = candidates(
    [
      [0, 4],
      [0, 5],
      [0, 6],
    ],
    1,
    3,
  );
  expect(found).toMatchObject({ rows: [0, 4, 5], isStuck: [1, 0, 0] });
});

test("are looked for among those that pass a filter; what they wait for need not pass", () => {
  const field = {
    count: 4,
    isDone: new Uint8Array(4),
    dependencies: waitsOf([[3, 0]]),
    matching: Uint32Array.of(1, 3),
  };
  expect([...selectFitCandidates(field, { wanted: 9, most: 9 }).rows]).toEqual([0, 1, 3]);
});

test("a row is done by its status, in any case of letters", () => {
  const status = { codes: Uint32Array.of(1, 0, 2), values: ["", "DONE", "doing"] };
  expect([...flagDoneRows(status, 3, ["Done"])]).toEqual([1, 0, 0]);
  expect([...flagDoneRows(status, 3, [])]).toEqual([0, 0, 0]);
});

test("Musts take their share of the capacity, and those left out are counted", () => {
  const moscow = Float64Array.of(3, 3, 2, Number.NaN, 3);
  const size = Float64Array.of(4, 3, 9, 1, Number.NaN);
  const isChosen = Uint8Array.of(1, 1, 1, 1, 0);
  // (4 + 3) / 10
  expect(summarizeMandatory(moscow, { size, isChosen, capacity: 10 })).toEqual({
    share: 0.7,
    leftOut: 1,
  });
  expect(summarizeMandatory(moscow, { size, isChosen, capacity: 0 }).share).toBe(0);
});
