import { type Measurement } from "./measurement.ts";
import { columnsOf } from "./text-table.ts";

type Row = readonly string[];

const headings: Row = ["measurement", "value", "unit", "goal", "holds", "samples"];

/** Columns that are read digit by digit stand to the right. */
const numeric = new Set(["value", "goal"]);

/** Measurements as people read them, a line each. */
export function tableOf(measurements: readonly Measurement[]): string {
  return columnsOf(headings, measurements.map(rowOf), numeric);
}

function rowOf({ name, value, unit, goal, better, holds, samples }: Measurement): Row {
  return [
    name,
    String(value),
    unit,
    goal === undefined ? "" : `${better === "more" ? "≥" : "≤"} ${goal}`,
    holds === undefined ? "" : verdictOf(holds),
    samples.length > 1 ? `${Math.min(...samples)} – ${Math.max(...samples)}` : "",
  ];
}

function verdictOf(holds: boolean): string {
  return holds ? "yes" : "MISSED";
}
