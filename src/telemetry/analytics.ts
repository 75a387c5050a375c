import { type Point } from "./points.ts";

/** The platform drops further points of an invocation silently. */
const pointsMax = 250;

/** The part of AnalyticsEngineDataset that is used. The local runtime drops all points. */
export type Dataset = { readonly writeDataPoint: (point: Point) => void };

/**
 * Opens the writer of points for one invocation: a request, a queue batch or a cron. It stops at
 * the platform's limit and never throws.
 */
export function openAnalytics(dataset: Dataset | undefined): (point: Point) => void {
  let count = 0;
  return (point) => {
    count += 1;
    if (dataset === undefined || count > pointsMax) {
      return;
    }
    try {
      dataset.writeDataPoint(point);
    } catch {
      // Telemetry never changes a response.
    }
  };
}
