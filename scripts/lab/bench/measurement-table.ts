import { type Measurement } from "./measurement.ts";
import { formatColumns } from "./text-table.ts";

type Row = readonly string[];

const headings: Row = ["measurement", "value", "unit", "goal", "holds", "samples"];

/** Numeric columns are aligned to the right. */
const numeric = new Set(["value", "goal"]);

/** Formats measurements as a table with one line each. */
export function formatMeasurements(measurements: readonly Measurement[]): string {
  return formatColumns(headings, measurements.map(toRow), numeric);
}

function toRow({ name, value, unit, goal, better, holds, samples }: Measurement): Row {
  return [
    name,
    String(value),
    unit,
    goal === undefined ? "" : `${better === "more" ? "≥" : "≤"} ${goal}`,
    holds === undefined ? "" : formatVerdict(holds),
    samples.length > 1 ? `${Math.min(...samples)} – ${Math.max(...samples)}` : "",
  ];
}

function formatVerdict(holds: boolean): string {
  return holds ? "yes" : "MISSED";
}
