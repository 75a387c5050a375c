import { type z } from "@hono/zod-openapi";
import { type JobView } from "../../src/contract/job.ts";
import { type Backlog } from "./client.ts";

export type ImportJob = z.infer<typeof JobView>;

export type OpenedBacklog = Backlog & {
  readonly origin: Origin;
  /** What was imported now; undefined when the file was in there already. */
  readonly job: ImportJob | undefined;
};

/**
 * Where a workspace comes from: just made; made by an earlier start; made anew since the one that was
 * kept is gone from the database; or made anew since rows without ids would all be added once more.
 */
export type Origin = "new" | "known" | "lost" | "without ids";
