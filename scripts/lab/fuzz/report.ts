import { type OperationReport } from "./run-fuzz.ts";

/** Formats the table of a run: the operations, their statuses, and the findings. */
export function formatFuzzReport(reports: readonly OperationReport[], seed: number): string {
  const width = Math.max(...reports.map(({ id }) => id.length));
  const rows = reports.map(({ id, requests, statuses, slowestMs, finding }) => {
    const counts = [...statuses]
      .toSorted(([a], [b]) => a - b)
      .map(([status, count]) => `${status}×${count}`)
      .join(" ");
    const mark = finding === undefined ? "ok     " : "FINDING";
    const columns = [id.padEnd(width), String(requests).padStart(6), mark];
    return `${columns.join("  ")}  ${slowestMs.toFixed(0).padStart(5)} ms  ${counts}`;
  });
  const findings = reports.flatMap(({ id, finding }) =>
    finding === undefined ? [] : [`${id}: ${finding.fault}\n  ${finding.curl}`],
  );
  const total = reports.reduce((sum, { requests }) => sum + requests, 0);
  const end = `${total} requests to ${reports.length} operations, ${findings.length} findings, seed ${seed}`;
  return [...rows, "", ...findings, end].join("\n");
}
