import { describe, expect, test } from "vitest";
import { ChangeHistory, type PastRevert } from "../../../src/core/item/change-history.ts";
import { type GenerationRange } from "../../../src/core/job.ts";

/** Lists the items to revert. The log contains the changed items of each generation. */
function listItems(
  log: Readonly<Record<number, readonly number[]>>,
  ranges: readonly GenerationRange[],
  reverts: readonly PastRevert[] = [],
) {
  const history = new ChangeHistory(ranges, { reverts, numberMax: 9 });
  for (const [generation, numbers] of Object.entries(log)) {
    history.add(Number(generation), numbers);
  }
  return [...history.items()];
}

/** A revert that wrote one generation. */
function buildRevert(generation: number, ...reverted: readonly GenerationRange[]): PastRevert {
  return { generations: [[generation, generation]], reverted };
}

describe("the history of changes", () => {
  test("lists the items of all ranges, the most recently changed first", () => {
    const log = { 1: [1, 2], 2: [3], 3: [2, 4] };
    expect(
      listItems(log, [
        [1, 1],
        [3, 3],
      ]),
    ).toEqual([
      { number: 4, generations: [3] },
      { number: 2, generations: [1, 3] },
      { number: 1, generations: [1] },
    ]);
  });

  test("reports the newest later change of an item", () => {
    const log = { 1: [1, 2], 2: [1], 3: [1, 9] };
    expect(listItems(log, [[1, 1]])).toEqual([
      { number: 2, generations: [1] },
      { number: 1, generations: [1], laterGeneration: 3 },
    ]);
  });

  test("reports another change between two changes to revert", () => {
    const log = { 1: [1], 2: [1], 3: [1] };
    const [item] = listItems(log, [
      [1, 1],
      [3, 3],
    ]);
    expect(item).toEqual({ number: 1, generations: [1, 3], laterGeneration: 2 });
  });

  test("ignores the changes before the first change to revert", () => {
    const log = { 1: [2], 2: [1], 3: [1] };
    const [item] = listItems(log, [
      [1, 1],
      [3, 3],
    ]);
    expect(item).toEqual({ number: 1, generations: [3] });
  });

  test("does not list an item whose change is reverted", () => {
    const history = new ChangeHistory([[1, 1]], {
      reverts: [buildRevert(2, [1, 1])],
      numberMax: 9,
    });
    history.add(1, [1, 2]);
    history.add(2, [1]);
    expect([...history.items()]).toEqual([{ number: 2, generations: [1] }]);
    expect(history.hasChanges).toBe(true);
  });

  test("does not count a later change that is reverted", () => {
    const log = { 1: [1], 2: [1], 3: [1], 4: [1] };
    const reverts = [buildRevert(4, [2, 3])];
    expect(listItems(log, [[1, 1]], reverts)).toEqual([{ number: 1, generations: [1] }]);
  });

  test("lists a change again that a revert of its revert applied", () => {
    const log = { 1: [1], 2: [1], 3: [1] };
    const reverts = [buildRevert(2, [1, 1]), buildRevert(3, [2, 2])];
    expect(listItems(log, [[1, 1]], reverts)).toEqual([{ number: 1, generations: [1] }]);
    expect(listItems(log, [[2, 2]], reverts)).toEqual([]);
    expect(listItems(log, [[3, 3]], reverts)).toEqual([{ number: 1, generations: [3] }]);
  });

  test("cancels nested reverts", () => {
    const log = { 1: [1], 2: [1], 3: [1], 4: [1], 5: [1] };
    const reverts = [buildRevert(3, [2, 2]), buildRevert(4, [1, 1])];
    expect(listItems(log, [[1, 1]], reverts)).toEqual([]);
    expect(listItems(log, [[4, 4]], reverts)).toEqual([
      { number: 1, generations: [4], laterGeneration: 5 },
    ]);
  });

  test("ends at the last added entry", () => {
    const history = new ChangeHistory([[4, 6]], { reverts: [], numberMax: 9 });
    expect(history.end).toEqual({ generation: 4, number: 0 });
    history.add(4, [2, 7]);
    expect(history.end).toEqual({ generation: 4, number: 7 });
    expect(history.hasChanges).toBe(true);
  });
});
