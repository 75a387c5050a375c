import fc from "fast-check";
import { type Dependencies } from "../../../src/core/planning/dependencies.ts";

/** A row and one of its blockers. */
export type Pair = readonly [blocked: number, blocker: number];

export function toDependencies(links: readonly Pair[]): Dependencies {
  return {
    blocked: Uint32Array.from(links, ([blocked]) => blocked),
    blocker: Uint32Array.from(links, ([, blocker]) => blocker),
  };
}

/** Generates rows with random dependencies, cycles included. */
export function dependencyGraphs(
  countMax: number,
): fc.Arbitrary<{ readonly count: number; readonly links: readonly Pair[] }> {
  return fc.integer({ min: 1, max: countMax }).chain((count) =>
    fc
      .uniqueArray(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), {
        maxLength: count,
        selector: String,
      })
      .map((links) => ({ count, links })),
  );
}
