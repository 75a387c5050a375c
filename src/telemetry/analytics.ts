import { type Point } from "./points.ts";

/** What the platform takes in one invocation; what is over is dropped there without a word. */
const pointsMax = 250;

/** What an AnalyticsEngineDataset is, as far as we use it. Locally it takes points and drops them. */
export type Dataset = { readonly writeDataPoint: (point: Point) => void };

/**
 * Opens the way into the data set for one invocation: a request, a batch of a queue, a cron. Counts
 * what goes in, and never throws: a point that is lost is lost.
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
      // Telemetry never changes an answer.
    }
  };
}
