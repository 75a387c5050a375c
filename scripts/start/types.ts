import { type z } from "@hono/zod-openapi";
import { type JobView } from "../../src/contract/job.ts";
import { type Backlog } from "./client.ts";

export type ImportJob = z.infer<typeof JobView>;

export type OpenedBacklog = Backlog & {
  readonly origin: Origin;
  /** The import of this start; undefined if the file was imported before. */
  readonly job: ImportJob | undefined;
};

/**
 * The origin of a workspace. `saved`: an earlier start created it. `new`: the file is new. `lost`:
 * the saved workspace is no longer in the database. `without-ids`: the file has changed, and an
 * import into the saved workspace would add every row again.
 */
export type Origin = "new" | "saved" | "lost" | "without-ids";
