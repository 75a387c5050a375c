import { expect, test } from "vitest";
import { requireDocs } from "../../src/contract/docs-only.ts";
import { toJobView } from "../../src/contract/job-view.ts";
import { JobView } from "../../src/contract/job.ts";
import { QueuedJob } from "../../src/contract/queued-job.ts";
import { type Job } from "../../src/core/job.ts";

const job: Job = {
  workspace: "wsp_test",
  id: "job_test",
  kind: "import",
  state: "running",
  done: 10,
  total: 30,
  created: 4,
  updated: 3,
  unchanged: 2,
  failed: 1,
  generation: 7,
  errorCount: 2,
  errors: [{ line: 3, detail: "There is no title." }],
  unmapped: ["colour"],
  warnings: [],
  warningCount: 0,
  generations: [],
  actor: "key_test",
  createdAt: 0,
  updatedAt: 1,
};

test("shows the progress and the errors of a running job, without a result", () => {
  expect(toJobView(job)).toEqual({
    id: "job_test",
    kind: "import",
    state: "running",
    done: 10,
    total: 30,
    errors: [{ line: 3, detail: "There is no title." }],
    error_count: 2,
    warnings: [],
    warning_count: 0,
    unmapped: ["colour"],
    generations: [],
  });
});

test("shows the result of a finished job", () => {
  expect(toJobView({ ...job, state: "done" }).result).toEqual({
    generation: 7,
    created: 4,
    updated: 3,
    unchanged: 2,
    failed: 1,
  });
});

test("shows the reason of a failed job, without a result", () => {
  const view = toJobView({ ...job, state: "failed", reason: "The file was cut short." });
  expect(view.reason).toBe("The file was cut short.");
  expect(view).not.toHaveProperty("result");
});

test("shows a job in staging as queued", () => {
  expect(toJobView({ ...job, state: "staging" }).state).toBe("queued");
  expect(toJobView({ ...job, state: "queued" }).state).toBe("queued");
});

test.for(["staging", "queued", "running", "done", "failed"] as const)(
  "a job that is %s leaves as the schema promises, and nothing of the tenant with it",
  (state) => {
    const view = toJobView({ ...job, state });
    expect(requireDocs(JobView).strict().parse(view)).toEqual(view);
  },
);

test.for<[string, unknown, boolean]>([
  ["a publish", { kind: "publish", workspace: "wsp_1", generation: 0 }, true],
  ["an import", { kind: "import", workspace: "wsp_1", job: "job_1" }, true],
  ["a revert", { kind: "revert", workspace: "wsp_1", job: "job_1" }, true],
  ["a publish of no generation", { kind: "publish", workspace: "wsp_1" }, false],
  ["a generation below 0", { kind: "publish", workspace: "wsp_1", generation: -1 }, false],
  ["an import without its job", { kind: "import", workspace: "wsp_1" }, false],
  ["work of another kind", { kind: "mail", workspace: "wsp_1" }, false],
])("accepts %s as a queued job: %o, %o", ([, work, expected]) => {
  expect(QueuedJob.safeParse(work).success).toBe(expected);
});

test("shows the report about the file by the documented names", () => {
  const column = { column: "Points", count: 1, targets: ["size"], samples: ["3"] };
  const view = toJobView({
    ...job,
    kind: "dry-run",
    report: {
      profile: { name: "jira", reason: "The file has the columns Issue key and Issue Type." },
      format: "csv",
      encoding: "utf-8",
      delimiter: ";",
      dateOrder: "day-first",
      decimalSign: ",",
      blank: "keep",
      source: "jira",
      columns: [{ ...column, values: 2, understood: 1 }],
      columnCount: 1,
      statuses: [{ status: "Done", count: 2, category: "done" }],
      suggestedModel: "rice",
      notes: [],
    },
  });
  expect(requireDocs(JobView).strict().parse(view)).toEqual(view);
  expect(view.report).toMatchObject({
    date_order: "day-first",
    decimal_sign: ",",
    column_count: 1,
    suggested_model: "rice",
    columns: [column],
  });
  expect(Object.keys(view.report ?? {}).filter((name) => /[A-Z]/.test(name))).toEqual([]);
});
