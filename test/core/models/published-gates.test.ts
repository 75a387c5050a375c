import { describe, expect, test } from "vitest";
import { type Gate, type RatedItem, type ResolvedModel } from "../../../src/core/models/model.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { buildModel } from "../../contract/gates.ts";
import { buildSnapshot } from "./snapshots.ts";

/**
 * The fighter aircraft of C. L. Hwang and K. Yoon, Multiple Attribute Decision Making, 1981: speed
 * in Mach, range in nautical miles, payload in pounds, cost in million dollars, and reliability and
 * maneuverability from 1 to 9.
 */
const aircraft = [
  { speed: 2, range: 1500, payload: 20_000, cost: 5.5, reliability: 5, maneuverability: 9 },
  { speed: 2.5, range: 2700, payload: 18_000, cost: 6.5, reliability: 3, maneuverability: 5 },
  { speed: 1.8, range: 2000, payload: 21_000, cost: 4.5, reliability: 7, maneuverability: 7 },
  { speed: 2.2, range: 1800, payload: 20_000, cost: 5, reliability: 5, maneuverability: 5 },
];

/** The cut-offs of the conjunctive method: A1 and A4 are acceptable, A2 and A3 are not. */
const cutoffs: readonly Gate[] = [
  { criterion: "speed", op: ">=", value: 2 },
  { criterion: "range", op: ">=", value: 1500 },
  { criterion: "payload", op: ">=", value: 20_000 },
  { criterion: "cost", op: "<=", value: 6 },
  { criterion: "reliability", op: ">=", value: 5 },
  { criterion: "maneuverability", op: ">=", value: 5 },
];

function toItem(ratings: RatedItem["ratings"]): RatedItem {
  return { ratings };
}

function buildTopsis(gates: readonly Gate[], gate?: "last" | "out"): ResolvedModel {
  return buildModel("topsis", {
    criteria: [
      { key: "speed", min: 0, max: 3 },
      { key: "range", min: 0, max: 3000 },
      { key: "payload", min: 0, max: 25_000 },
      { key: "cost", min: 0, max: 10, direction: "down" },
      { key: "reliability" },
      { key: "maneuverability" },
    ],
    weights: {
      speed: 0.2,
      range: 0.1,
      payload: 0.1,
      cost: 0.1,
      reliability: 0.2,
      maneuverability: 0.3,
    },
    ...(gate && { gates, gate }),
  });
}

describe("the fighter aircraft of Hwang and Yoon", () => {
  const snapshot = buildSnapshot(aircraft.map(toItem));

  test("rank A1, A3, A4, A2 by TOPSIS, with the published closeness", () => {
    const { number, score } = rank(snapshot, buildTopsis(cutoffs));
    expect([...number]).toEqual([1, 3, 4, 2]);
    // Published to three digits, from rounded intermediate results.
    for (const [position, closeness] of [0.643, 0.613, 0.312, 0.268].entries()) {
      expect(Math.abs((score[position] ?? 0) - closeness)).toBeLessThan(0.001);
    }
  });

  test("rank A1 and A4 first if the cut-offs of the conjunctive method are gates", () => {
    const { number, score, gates } = rank(snapshot, buildTopsis(cutoffs, "last"));
    expect([...number]).toEqual([1, 4, 3, 2]);
    expect(score[2]).toBeGreaterThan(score[1] ?? 1);
    // A3 fails by its speed, and A2 first by its payload.
    expect(gates?.failed).toEqual(Uint8Array.of(0, 0, 1, 3));
  });

  test("leave A1 and A4 if the gates are out, scaled over these two only", () => {
    const { number, score } = rank(snapshot, buildTopsis(cutoffs, "out"));
    const pair = buildSnapshot(aircraft.filter((_, index) => index % 3 === 0).map(toItem));
    expect([...number]).toEqual([1, 4]);
    expect(score).toEqual(rank(pair, buildTopsis([])).score);
  });
});
