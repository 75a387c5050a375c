import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { passesGate } from "../models/definition/gates.ts";
import { type Definition, type Gate, type WeightedCriterion } from "../models/model.ts";
import { listRankingCriteria } from "../ranking/sort-values.ts";
import { type RatingColumn, type Snapshot } from "../snapshot/snapshot.ts";
import { type UnratedPolicy } from "./bands.ts";

/** 1 for each row that fails a gate at its worst ratings, and at its best ratings; otherwise 0. */
export type GateBounds = { readonly worst: Uint8Array; readonly best: Uint8Array };

/**
 * Evaluates the gates at both ends of each row's intervals: whether the row may pass all gates, and
 * whether it may fail one. Returns undefined without gates.
 *
 * An unrated criterion fails its gate, but may pass it with a rating of its range (`ranges`). Each
 * gate is evaluated separately: an interval may pass two gates that no single rating passes.
 */
export function findGateBounds(
  snapshot: Snapshot,
  definition: Definition,
  policy: UnratedPolicy,
): GateBounds | undefined {
  if (definition.gates === undefined) {
    return undefined;
  }
  const { ratings } = toModelColumns(snapshot);
  const criteria = new Map(
    listRankingCriteria(definition).map((criterion) => [criterion.key, criterion]),
  );
  const bounds = { worst: new Uint8Array(snapshot.count), best: new Uint8Array(snapshot.count) };
  for (const gate of definition.gates) {
    const criterion = criteria.get(gate.criterion);
    const range = policy === "ranges" ? criterion : undefined;
    addGate(bounds, gate, buildIntervalReader(ratings.get(gate.criterion), range));
  }
  return bounds;
}

/** The lowest and the highest possible rating of a row; NaN if it has none. */
type Interval = { readonly low: number; readonly high: number; readonly isRated: boolean };

type IntervalReader = (row: number) => Interval;

function buildIntervalReader(
  column: RatingColumn | undefined,
  range: WeightedCriterion | undefined,
): IntervalReader {
  const { likely, low = likely, high = likely } = column ?? {};
  const { min = Number.NaN, max = Number.NaN } = range ?? {};
  const unrated = { low: min, high: max, isRated: false };
  return (row) => {
    const bottom = low?.[row] ?? Number.NaN;
    return Number.isNaN(bottom)
      ? unrated
      : { low: bottom, high: high?.[row] ?? bottom, isRated: true };
  };
}

function addGate({ worst, best }: GateBounds, gate: Gate, readInterval: IntervalReader): void {
  for (let row = 0; row < worst.length; row += 1) {
    const interval = readInterval(row);
    worst[row] = mustPass(gate, interval) ? (worst[row] as number) : 1;
    best[row] = mayPass(gate, interval) ? (best[row] as number) : 1;
  }
}

function mustPass(gate: Gate, { low, high, isRated }: Interval): boolean {
  return isRated && passesGate(gate, low) && passesGate(gate, high);
}

function mayPass(gate: Gate, { low, high }: Interval): boolean {
  const isInside = gate.op === "=" && low <= gate.value && gate.value <= high;
  return isInside || passesGate(gate, low) || passesGate(gate, high);
}
