import { expect, test } from "vitest";
import { createJob } from "../../../src/core/job.ts";
import { openProgress, reportJob } from "../../../src/flows/jobs/report-job.ts";
import { createWorkspace } from "../../../src/flows/workspaces/create-workspace.ts";
import { actorOf, rootActor } from "../../environments/actors.ts";
import { openUnitEnvironment } from "../../environments/unit.ts";

async function openJob() {
  const environment = openUnitEnvironment();
  const { deps, rooms } = environment;
  const { workspace } = await createWorkspace(deps, rootActor, { name: "W", defaultModel: "wsjf" });
  const actor = actorOf(workspace.id);
  const job = { ...createJob(actor, { id: "job_1", kind: "import", at: 1 }), total: 9 };
  await deps.store.jobs.create(job);
  const socket = rooms.connect(
    workspace.id,
    { key: "key" },
    {
      series: { model: "wsjf", scope: "open" },
      generation: 0,
      current: undefined,
      since: undefined,
    },
  );
  const listJobs = async () => {
    await environment.settle();
    return socket?.messages.filter(({ type }) => type === "job");
  };
  return { environment, deps, job, listJobs };
}

test("sends the counts of a job, and no text", async () => {
  const { deps, job, listJobs } = await openJob();
  await deps.store.jobs.fail(job.workspace, job.id, { reason: "The file is empty.", at: 2 });
  reportJob(deps, job);
  expect(await listJobs()).toEqual([
    {
      type: "job",
      job: "job_1",
      kind: "import",
      state: "failed",
      done: 0,
      total: 9,
      created: 0,
      updated: 0,
      unchanged: 0,
      failed: 0,
      generation: 0,
    },
  ]);
});

test("reports the progress of a job at most once per second", async () => {
  const { environment, deps, job, listJobs } = await openJob();
  const reportProgress = openProgress(deps, job);
  for (let call = 0; call < 35; call += 1) {
    reportProgress();
    environment.now += 100;
  }
  // The calls cover 3.4 seconds.
  expect(await listJobs()).toHaveLength(3);
});

test("ignores an unavailable room", async () => {
  const { environment, deps, job } = await openJob();
  const rooms = {
    ...deps.rooms,
    reportJob: () => Promise.reject(new Error("The room is unavailable.")),
  };
  reportJob({ ...deps, rooms }, job);
  await expect(environment.settle()).resolves.toBeUndefined();
  expect(environment.reportedErrors).toEqual([]);
});
