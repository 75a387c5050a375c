import { type DictionaryColumn } from "../columns/dictionary-column.ts";
import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { passesGate } from "../models/definition/gates.ts";
import { type Definition, type Gate, type ResolvedModel, type Scores } from "../models/model.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";

/** The results of a model's gates for the rows of a ranking. */
export type GateResults = {
  readonly gates: readonly Gate[];
  /** The position of the first gate that a row fails + 1, or 0 for a row that passes all. */
  readonly failed: Uint8Array;
  /** The number of scored rows that fail. They are the last ones before the unscored rows. */
  readonly failingCount: number;
};

/**
 * Returns, for each row, the position of the first gate that it fails + 1, or 0 if it passes all.
 * Returns undefined without gates. A gate reads the likely rating. O(gates × rows).
 */
export function evaluateGates(
  snapshot: Snapshot,
  { gates }: Pick<Definition, "gates">,
): Uint8Array | undefined {
  if (gates === undefined) {
    return undefined;
  }
  const { ratings } = toModelColumns(snapshot);
  const failed = new Uint8Array(snapshot.count);
  // In reverse, so that the first failed gate stays.
  for (const [index, gate] of [...gates.entries()].toReversed()) {
    markFailing(failed, { gate, likely: ratings.get(gate.criterion)?.likely, code: index + 1 });
  }
  return failed;
}

/** Sets the code of each row that fails a gate. */
function markFailing(
  failed: Uint8Array,
  {
    gate,
    likely,
    code,
  }: {
    readonly gate: Gate;
    readonly likely: Float64Array | undefined;
    readonly code: number;
  },
): void {
  for (let row = 0; row < failed.length; row += 1) {
    if (!passesGate(gate, likely?.[row] ?? Number.NaN)) {
      failed[row] = code;
    }
  }
}

/** Adds the failed gates to the scores of a snapshot. Returns the same scores without gates. */
export function addFailedGates(
  scores: Scores,
  snapshot: Snapshot,
  definition: Pick<Definition, "gates">,
): Scores {
  const failed = evaluateGates(snapshot, definition);
  return failed === undefined ? scores : { ...scores, failed };
}

/** Scores a snapshot with the model's own kernel and evaluates its gates. */
export function rateWithGates(
  snapshot: Snapshot,
  { model, definition }: Pick<ResolvedModel, "model" | "definition">,
): Scores {
  return addFailedGates(model.rate(snapshot, definition), snapshot, definition);
}

/** Counts the scored rows that fail a gate, in rank order. */
export function countFailing(failed: Uint8Array, scored: number): number {
  let failing = 0;
  while (failing < scored && failed[scored - 1 - failing] !== 0) {
    failing += 1;
  }
  return failing;
}

/** The groups of an order: rows that pass all gates, rows that fail one, rows without a score. */
const groups = { passes: 0, fails: 1, unscored: 2 } as const;

/** Returns the group of a row. Lower groups rank first. */
export function groupOf(failed: Uint8Array, value: Float64Array, row: number): number {
  if (Number.isNaN(value[row])) {
    return groups.unscored;
  }
  return failed[row] === 0 ? groups.passes : groups.fails;
}

/** Returns whether a row has a score and passes all gates; true for every row without gates. */
export function isPassing({ failed, value }: Scores, row: number): boolean {
  return failed === undefined || groupOf(failed, value, row) === groups.passes;
}

/** Returns the group of each row as a column to sort by. */
export function buildGroupColumn(
  failed: Uint8Array,
  value: Float64Array,
): DictionaryColumn<Float64Array> {
  const codes = Uint8Array.from(failed, (_, row) => groupOf(failed, value, row));
  return { codes, values: Float64Array.from(Object.values(groups)) };
}

/**
 * Returns the values that decide the order of most rows without further comparisons. With gates, no
 * score alone decides. All values are then NaN, so callers use the full comparison.
 */
export function selectDecidingValues({ value, failed }: Scores): Float64Array {
  return failed === undefined ? value : new Float64Array(value.length).fill(Number.NaN);
}
