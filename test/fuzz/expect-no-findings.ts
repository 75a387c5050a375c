import { expect } from "vitest";
import { serveWorker } from "../../scripts/built-worker.ts";
import { formatFuzzReport } from "../../scripts/lab/fuzz/report.ts";
import {
  type FuzzOptions,
  type OperationReport,
  runFuzz,
} from "../../scripts/lab/fuzz/run-fuzz.ts";

const rootKey = "ord_fuzz000000000000000000000000root";

/** Sends random requests to the built Worker. Expects no finding, and prints those that it has. */
export async function expectNoFindings(
  script: string,
  { requests, seed }: Pick<FuzzOptions, "requests" | "seed">,
): Promise<readonly OperationReport[]> {
  const worker = await serveWorker(script, { rootKey, quota: 1e9, onLog: () => undefined });
  try {
    const reports = await runFuzz({ url: worker.url, rootKey, requests, seed });
    const findings = reports.flatMap(({ finding }) => finding ?? []);
    if (findings.length > 0) {
      console.error(formatFuzzReport(reports, seed));
    }
    expect(findings).toEqual([]);
    return reports;
  } finally {
    await worker.stop();
  }
}
