import { type BackgroundMetric, type RequestMetric } from "../ports/telemetry.ts";

/**
 * The columns of the Analytics Engine data set. Queries name a column by its position (`blob3`,
 * `double1`), so these lists are APPEND-ONLY: never move, rename or reuse a column. The first names
 * are `blob1` and `double1`. `index1` is the workspace, or "none", so that sampling is fair among
 * tenants.
 *
 * | kind                 | empty columns                                            |
 * | -------------------- | -------------------------------------------------------- |
 * | request              | rows                                                     |
 * | publish, job, cron   | method, route, code, tier, colo; status and the database |
 *
 * The platform's limits: 20 blobs of 16 KB in total, 20 doubles, one index of 96 bytes.
 */
export const pointColumns = {
  blobs: ["kind", "outcome", "method", "route", "code", "tier", "model", "colo", "version"],
  doubles: [
    "durationMs",
    "status",
    "statements",
    "rowsRead",
    "rowsWritten",
    "databaseMs",
    "generation",
    "rows",
  ],
} as const;

type Blobs = Readonly<Record<(typeof pointColumns.blobs)[number], string>>;
type Doubles = Readonly<Record<(typeof pointColumns.doubles)[number], number>>;

/** A data point: a subset of the platform's type, so that tests can record it. */
export type Point = {
  readonly indexes: [string];
  readonly blobs: string[];
  readonly doubles: number[];
};

/** Builds the point of a request. Its outcome is the class of its status, such as "2xx". */
export function buildRequestPoint(request: RequestMetric, version: string): Point {
  const outcome = `${Math.floor(request.status / 100)}xx`;
  const { method, route, code, tier, model, colo, durationMs, status, generation } = request;
  const { statements, rowsRead, rowsWritten, databaseMs } = request;
  return buildPoint(request.workspace, {
    kind: "request",
    outcome,
    version,
    rows: 0,
    method,
    route,
    code,
    tier,
    model,
    colo,
    durationMs,
    status,
    generation,
    statements,
    rowsRead,
    rowsWritten,
    databaseMs,
  });
}

/** Builds the point of background work. */
export function buildBackgroundPoint(metric: BackgroundMetric, version: string): Point {
  return buildPoint(metric.workspace, { ...emptyFields, ...metric, version });
}

const emptyFields = {
  method: "",
  route: "",
  code: "",
  tier: "",
  model: "",
  colo: "",
  status: 0,
  statements: 0,
  rowsRead: 0,
  rowsWritten: 0,
  databaseMs: 0,
  generation: 0,
  rows: 0,
};

/** UTF-16 units of at most three bytes: 20 × 250 × 3 < 16 KB, and 32 × 3 = 96. */
const [blobLengthMax, indexLengthMax] = [250, 32];

function buildPoint(workspace: string, values: Blobs & Doubles): Point {
  return {
    indexes: [workspace === "" ? "none" : workspace.slice(0, indexLengthMax)],
    blobs: pointColumns.blobs.map((name) => values[name].slice(0, blobLengthMax)),
    doubles: pointColumns.doubles.map((name) => (Number.isFinite(values[name]) ? values[name] : 0)),
  };
}
