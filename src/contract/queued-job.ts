import { z } from "zod";

/** A queued job. `kind` selects the flow. Bodies are small: the flow reads the rows again. */
export const QueuedJob = z.discriminatedUnion("kind", [
  /** Publishes the rankings of a workspace at its generation. */
  z.object({ kind: z.literal("publish"), workspace: z.string(), generation: z.int().min(0) }),
  /** Sends the newest rankings to the sockets of a workspace, after the room was unavailable. */
  z.object({ kind: z.literal("broadcast"), workspace: z.string(), generation: z.int().min(0) }),
  /** Writes the staged chunks of an import to the database, then publishes. */
  z.object({ kind: z.literal("import"), workspace: z.string(), job: z.string() }),
  /** Writes the staged chunks of a revert to the database, then publishes. */
  z.object({ kind: z.literal("revert"), workspace: z.string(), job: z.string() }),
  /** Writes the staged rows of a backup to the database, then publishes. */
  z.object({ kind: z.literal("restore"), workspace: z.string(), job: z.string() }),
  /** Erases a person page by page, then publishes. */
  z.object({ kind: z.literal("erasure"), workspace: z.string(), job: z.string() }),
  /** Removes the rows of a deleted workspace. */
  z.object({ kind: z.literal("purge"), workspace: z.string() }),
  /** Analyses the stability of a published ranking. */
  z.object({
    kind: z.literal("stability"),
    workspace: z.string(),
    generation: z.int().min(0),
    model: z.string(),
    revision: z.int().min(1),
  }),
  /** Thins out stored rankings across all workspaces, from the first one after a position. */
  z.object({ kind: z.literal("thin"), workspace: z.string(), generation: z.int().min(0) }),
]);

export type QueuedJob = z.infer<typeof QueuedJob>;
