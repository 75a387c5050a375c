import { type BackgroundMetric, type RequestMetric } from "../ports/deps.ts";

/**
 * The columns of the Analytics Engine data set, written down once. A query knows a column only by
 * its number (`blob3`, `double1`), so the lists below are APPEND-ONLY: a name is never moved, renamed
 * or given another meaning. The first of each list is `blob1` and `double1`. `index1` is the
 * workspace, or "none": sampling then is fair among tenants.
 *
 * | kind                 | what it leaves empty                                     |
 * | -------------------- | -------------------------------------------------------- |
 * | request              | rows                                                     |
 * | publish, job, cron   | method, route, code, tier, colo; status and the database |
 *
 * The platform's bounds: 20 blobs of 16 KB in all, 20 doubles, one index of 96 bytes.
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

/** What the data set takes: a subset of the platform's type, so that a recorder can be one too. */
export type Point = {
  readonly indexes: [string];
  readonly blobs: string[];
  readonly doubles: number[];
};

/** The outcome of a request is the hundreds of its status: "2xx". */
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

export function buildBackgroundPoint(measure: BackgroundMetric, version: string): Point {
  return buildPoint(measure.workspace, { ...emptyFields, ...measure, version });
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

/** UTF-16 units, of at most three bytes: 20 × 250 × 3 < 16 KB, and 32 × 3 = 96. */
const [blobLengthMax, indexLengthMax] = [250, 32];

function buildPoint(workspace: string, values: Blobs & Doubles): Point {
  return {
    indexes: [workspace === "" ? "none" : workspace.slice(0, indexLengthMax)],
    blobs: pointColumns.blobs.map((name) => values[name].slice(0, blobLengthMax)),
    doubles: pointColumns.doubles.map((name) => (Number.isFinite(values[name]) ? values[name] : 0)),
  };
}
