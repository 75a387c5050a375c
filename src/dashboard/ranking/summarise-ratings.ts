import { type ModelColumns, toModelColumns } from "../../core/models/arithmetic/model-columns.ts";
import { type Definition } from "../../core/models/model.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { groupRows } from "./group-rows.ts";
import { type RatingCoverage } from "./messages.ts";

/** Counts the items of each team that have a rating, for each criterion of a model. */
export function summariseRatings(snapshot: Snapshot, definition: Definition): RatingCoverage {
  const { values, groupAt } = groupRows(snapshot.facets.team, snapshot.count);
  const columns = toModelColumns(snapshot);
  const criteria = new Map(definition.criteria.map(({ key, name }) => [key, { key, name }]));
  const tests = [...criteria.keys()].map((key) => createRatedTest(columns, key));
  const teams = values.map((value) => ({ value, count: 0, rated: tests.map(() => 0) }));
  for (let row = 0; row < snapshot.count; row += 1) {
    const team = teams[groupAt(row)];
    if (team !== undefined) {
      team.count += 1;
      team.rated = team.rated.map((rated, index) => rated + Number(tests[index]?.(row) ?? false));
    }
  }
  return { criteria: [...criteria.values()], teams };
}

/** Returns a test of whether a row has a rating. Two criteria are fields of the item. */
function createRatedTest(columns: ModelColumns, key: string): (row: number) => boolean {
  const { ratings, priority, size } = columns;
  const likely = ratings.get(key)?.likely;
  if (likely === undefined && key === "priority") {
    return (row) => priority[row] !== 0;
  }
  const column = likely ?? (key === "size" ? size : undefined);
  return (row) => !Number.isNaN(column?.[row] ?? Number.NaN);
}
