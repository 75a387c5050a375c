import { type Measurement } from "./measurement.ts";

type Row = readonly string[];

const headings: Row = ["measurement", "value", "unit", "goal", "holds", "samples"];

/** Columns that are read digit by digit stand to the right. */
const numeric = new Set(["value", "goal"]);

/** Measurements as people read them, a line each. */
export function tableOf(measurements: readonly Measurement[]): string {
  const rows = [headings, ...measurements.map(rowOf)];
  const widths = headings.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) => lineOf(row, widths));
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [lines[0], rule, ...lines.slice(1)].join("\n");
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

function lineOf(row: Row, widths: readonly number[]): string {
  const cells = row.map((cell, at) => {
    const width = widths[at] ?? 0;
    return numeric.has(headings[at] ?? "") ? cell.padStart(width) : cell.padEnd(width);
  });
  return cells.join("  ").trimEnd();
}
