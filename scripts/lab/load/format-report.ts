import { type Options } from "./options.ts";
import { type Line } from "./report.ts";
import { type Result } from "./run-load.ts";

const columns = ["requests", "errors", "mean", "p50", "p90", "p95", "p99", "max"] as const;

/** Formats a run as text: one line per operation, then the totals. */
export function formatLoadReport(
  { users, thinkMs, mix }: Options,
  { report, memory }: Result,
): string {
  const rows = [["ms", ...columns], ...report.lines.map(toCells)];
  const widths =
    rows[0]?.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0))) ?? [];
  const table = rows.map((row) =>
    row.map((cell, index) =>
      index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
    ),
  );
  const pause = thinkMs === 0 ? "no pauses" : `pauses of ${thinkMs} ms on average`;
  return [
    ...table.map((row) => row.join("  ").trimEnd()),
    "",
    `${users} users, ${mix}, ${pause}: ${report.requestsPerSecond} requests/s`,
    `responses: ${formatCounts(report.statuses)}`,
    `tiers: ${formatCounts(report.tiers)}; hit rate ${formatPercent(report.hitRate)}`,
    `memory of ${memory.of}: ${memory.start ?? "?"} MB at the start, ${memory.end ?? "?"} MB at the end, ${memory.slope ?? "?"} MB per minute`,
  ].join("\n");
}

function toCells(line: Line): string[] {
  return [line.name, ...columns.map((column) => String(line[column]))];
}

function formatCounts(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).map(([word, count]) => `${word} ${count}`);
  return entries.join(", ") || "none";
}

function formatPercent(share: number | null): string {
  return share === null ? "unknown" : `${(share * 100).toFixed(1)} %`;
}
