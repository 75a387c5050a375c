import fc from "fast-check";
import { type Rating } from "../../src/core/item/item.ts";
import { type DefinitionRequest, type ResolvedModel } from "../../src/core/models/model.ts";
import { requireModelKind } from "../../src/core/models/registry.ts";
import { SnapshotBuilder } from "../../src/core/snapshot/snapshot-builder.ts";
import { snapshotRowAt } from "../../src/core/snapshot/snapshot-rows.ts";
import { type Snapshot, type SnapshotRow } from "../../src/core/snapshot/snapshot.ts";

/** Few different numbers, so that scores, sizes and instants tie often. */
const few = fc.constantFrom(1, 2, 3, 5, 8);

const rating: fc.Arbitrary<Rating> = fc.oneof(
  { weight: 4, arbitrary: few },
  fc.record({ low: few, middle: fc.nat(3), above: few }).map(({ low, middle, above }) => ({
    low,
    likely: low + middle,
    high: low + middle + above,
  })),
);

const ratings = fc.record(
  { reach: rating, impact: rating, confidence: rating, effort: rating, delight: rating },
  { requiredKeys: [] },
);

const word = fc.constantFrom("", "ana", "bo", "größe", "toString");

/** A row of a snapshot. It draws from few values, so that rows often share them. */
export const anySnapshotRow: fc.Arbitrary<SnapshotRow> = fc.record({
  number: fc.integer({ min: 1, max: 60 }),
  created: fc.constantFrom(0, 1_000, 1_000.5, 2e12),
  type: fc.nat(6),
  priority: fc.nat(4),
  status: fc.constantFrom("open", "done", "in review"),
  assignee: word,
  team: word,
  parent: fc.constantFrom(0, 0, 1, 2, 30),
  labels: fc.uniqueArray(fc.constantFrom("edge", "ui", "café"), { maxLength: 3 }),
  size: fc.option(fc.constantFrom(0.5, 1, 2, 13)),
  start: fc.option(fc.integer({ min: -800_000, max: 3_000_000 })),
  due: fc.option(fc.integer({ min: -800_000, max: 3_000_000 })),
  ratings,
});

/** A row without optional values. */
export const plainRow: SnapshotRow = {
  number: 1,
  created: 1_000,
  type: 4,
  priority: 0,
  status: "open",
  assignee: "",
  team: "",
  parent: 0,
  labels: [],
  size: null,
  start: null,
  due: null,
  ratings: {},
};

/** The rows of one backlog, in order of their numbers. */
export const anySnapshotRows: fc.Arbitrary<SnapshotRow[]> = fc
  .uniqueArray(anySnapshotRow, { selector: ({ number }) => number, maxLength: 30 })
  .map(byNumber);

export function byNumber(rows: readonly SnapshotRow[]): SnapshotRow[] {
  return rows.toSorted((a, b) => a.number - b.number);
}

/** Builds a snapshot of rows. */
export function buildSnapshotFromRows(rows: readonly SnapshotRow[], generation = 1): Snapshot {
  const builder = new SnapshotBuilder(rows.length);
  for (const row of rows) {
    builder.add(row);
  }
  return builder.build({ workspace: "wsp_test", generation, at: generation * 1_000, statuses: {} });
}

/** Lists the rows of a snapshot. */
export function listSnapshotRows(snapshot: Snapshot): SnapshotRow[] {
  return Array.from({ length: snapshot.count }, (_, row) => snapshotRowAt(snapshot, row));
}

/** Models with and without cut-offs, and a model with classes and a tie break. */
export const resolvedModel = {
  rice: use("rice", {}),
  ice: use("ice", { aggregation: "mean", criteria: { ease: "delight" } }),
  weighted: use("weighted", {
    criteria: [{ key: "delight" }, { key: "effort", direction: "down", min: 1, max: 10 }],
  }),
  classic: use("qvf-classic", {}),
  moscow: use("moscow", { criteria: { moscow: "delight" }, tieBreak: "rice" }),
} as const;

/** Models with each option for missing ratings. */
const modelsWithRules = [
  ...(["worst", "neutral", "none"] as const).map((missing) =>
    use("weighted", { ...ruledCriteria(), missing }),
  ),
  use("weighted", { ...ruledCriteria(), minCoverage: 0.6 }),
  use("weighted", { ...ruledCriteria(), missing: "neutral", minCoverage: 0.4 }),
  use("wsjf", { criteria: { user_value: "delight", time_criticality: "reach" } }),
  use("wsjf", { criteria: { user_value: "delight", job_size: "effort" } }),
  use("ice", { missing: "neutral", criteria: { ease: "delight", ice_impact: "reach" } }),
  use("rice", { missing: "worst", minCoverage: 0.5 }),
] as const;

export const anyModel = fc.constantFrom(...Object.values(resolvedModel), ...modelsWithRules);

function ruledCriteria(): DefinitionRequest {
  return {
    criteria: [
      { key: "delight" },
      { key: "effort", direction: "down", min: 1, max: 10 },
      { key: "reach", min: 0, max: 20, scale: "log" },
    ],
    weights: { delight: 2, effort: 1, reach: 1.5 },
  };
}

function use(kind: string, request: DefinitionRequest): ResolvedModel {
  const model = requireModelKind(kind);
  return { id: kind, revision: model.revision, model, definition: model.define(request) };
}
