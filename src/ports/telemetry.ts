/** A metric of background work, recorded by a flow. */
export type BackgroundMetric = {
  readonly kind: "publish" | "job" | "cron";
  readonly workspace: string;
  readonly outcome: string;
  readonly model?: string;
  readonly generation?: number;
  readonly rows?: number;
  readonly durationMs: number;
};

/** One round trip to the database, reported by the store. */
export type DatabaseCall = {
  readonly statements: readonly string[];
  readonly durationMs: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
};

/** Totals of the database calls of one request. */
export type TraceTotals = {
  readonly statements: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly databaseMs: number;
};

/** A metric of one request, recorded by the HTTP edge. */
export type RequestMetric = TraceTotals & {
  readonly workspace: string;
  readonly method: string;
  /** The pattern of the route, without ids: the number of its values is bounded. */
  readonly route: string;
  readonly status: number;
  /** The problem code; empty if the response is no problem. */
  readonly code: string;
  readonly tier: string;
  readonly model: string;
  readonly generation: number;
  readonly colo: string;
  readonly durationMs: number;
};

/** Metrics and error reports of flows. Neither throws, and neither changes a response. */
export type Telemetry = {
  readonly recordMetric: (metric: BackgroundMetric) => void;
  readonly reportError: (error: unknown) => void;
};
