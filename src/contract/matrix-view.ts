import { type MatrixAxis } from "../core/matrix/build-matrix.ts";
import { type MatrixReport } from "../core/matrix/matrix-report.ts";
import { failedGateAt } from "../core/ranking/ranking.ts";
import { type WireType } from "./docs-only.ts";
import { toItemSummaryView } from "./item-view.ts";
import { type MatrixView } from "./matrix.ts";

type MatrixJson = WireType<typeof MatrixView>;

/** Maps a matrix with its axes and quadrants. */
export function toMatrixView(report: MatrixReport): MatrixJson {
  const { snapshot, scope, resolvedModel, preset, matrix, gates, findSummary } = report;
  const { x, y, count, leftOut } = matrix;
  return {
    generation: snapshot.generation,
    model: resolvedModel.id,
    revision: resolvedModel.revision,
    scope,
    preset: preset ?? null,
    x: toAxisView(x),
    y: toAxisView(y),
    count,
    left_out: { count: leftOut.count, without_x: leftOut.withoutX, without_y: leftOut.withoutY },
    quadrants: matrix.quadrants.map(({ key, name, count: size, positions }) => ({
      key,
      name,
      count: size,
      items: positions.map((position) => ({
        rank: position + 1,
        x: x.values[position] ?? 0,
        y: y.values[position] ?? 0,
        ...toFailedGate(gates, position),
        item: toItemSummaryView(findSummary(position)),
      })),
    })),
  };
}

function toFailedGate(gates: MatrixReport["gates"], position: number) {
  const { failedGate } = failedGateAt(gates, position);
  return failedGate === undefined ? {} : { failed_gate: failedGate };
}

function toAxisView(axis: MatrixAxis): MatrixJson["x"] {
  const { key, name, unit, direction, threshold, thresholdSource } = axis;
  return {
    key,
    name,
    unit: unit ?? null,
    direction,
    threshold: threshold ?? null,
    threshold_source: thresholdSource,
  };
}
