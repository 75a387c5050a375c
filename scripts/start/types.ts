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
 * The origin of a workspace. `saved` is one of an earlier start. The other three are created now:
 * for a new file, because the saved one is `lost` from the database, or because importing a changed
 * file `without-ids` into the saved one would add every row again.
 */
export type Origin = "new" | "saved" | "lost" | "without-ids";
