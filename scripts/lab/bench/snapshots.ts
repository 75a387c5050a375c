import {
  type Definition,
  type DefinitionRequest,
  type ResolvedModel,
} from "../../../src/core/models/model.ts";
import { allModels } from "../../../src/core/models/registry.ts";
import { SnapshotBuilder } from "../../../src/core/snapshot/snapshot-builder.ts";
import { type Snapshot, type RatingColumn } from "../../../src/core/snapshot/snapshot.ts";
import { toSnapshotRows, type GeneratedItem } from "./dataset.ts";
import { type Random, createRandom } from "./seeded-random.ts";

const at = Date.UTC(2026, 0, 1);
const unratedOneIn = 10;
const criteriaMax = 8;

/** Builds a snapshot of the items without a database. */
export function buildSnapshot(items: readonly GeneratedItem[]): Snapshot {
  const builder = new SnapshotBuilder(items.length);
  for (const row of toSnapshotRows(items, at)) {
    builder.add(row);
  }
  return builder.build({ workspace: "wsp_bench", generation: 1, at, statuses: {} });
}

/** The definitions of kinds without built-in criteria, over the criteria of a snapshot. */
const requests: Readonly<Record<string, (keys: readonly string[]) => DefinitionRequest>> = {
  weighted: listCriteria,
  "weighted-product": listCriteria,
  topsis: listCriteria,
  votes: () => ({ votes: [{ winner: 1, loser: 2 }] }),
  formula: (keys) => ({ ...listCriteria(keys), expression: keys.join(" + ") }),
};

function listCriteria(keys: readonly string[]): DefinitionRequest {
  return { criteria: keys.map((key) => ({ key })) };
}

/** Lists every model with its default weights; the others use the criteria of the snapshot. */
export function listModels(snapshot: Snapshot): ResolvedModel[] {
  const keys = [...snapshot.ratings.keys()];
  const available = allModels.filter(
    ({ kind, criteria }) => criteria.length > 0 || kind in requests,
  );
  return available.map((model) => ({
    id: model.kind,
    revision: model.revision,
    model,
    definition: model.define(requests[model.kind]?.(keys) ?? {}),
  }));
}

/**
 * Returns the snapshot with generated ratings for the criteria of a model, eight by default. They
 * cover the range of each criterion, and some are missing. Models with fewer criteria get fewer
 * columns.
 */
export function replaceRatings(
  snapshot: Snapshot,
  { criteria }: Definition,
  columnsMax: number = criteriaMax,
): Snapshot {
  const random = createRandom(criteria.length);
  const selected = criteria.filter(({ key }) => key !== "priority").slice(0, columnsMax);
  const ratings = new Map(
    selected.map(({ key, min, max }): [string, RatingColumn] => [
      key,
      { likely: generateColumn(random, snapshot.count, { min, max }) },
    ]),
  );
  return { ...snapshot, ratings };
}

function generateColumn(
  random: Random,
  count: number,
  { min, max }: { readonly min: number; readonly max: number },
): Float64Array {
  const draw = () => min + random.next() * (max - min);
  return Float64Array.from({ length: count }, () =>
    random.isOneIn(unratedOneIn) ? Number.NaN : draw(),
  );
}
