import { z } from "zod";

/** Work that is put off. `kind` says which flow carries it out; bodies are small, rows are read again. */
export const QueuedJob = z.discriminatedUnion("kind", [
  /** Brings the published rankings of a workspace up to its generation. */
  z.object({ kind: z.literal("publish"), workspace: z.string(), generation: z.int().min(0) }),
  /** Takes the staged chunks of an import into the truth, then publishes. */
  z.object({ kind: z.literal("import"), workspace: z.string(), job: z.string() }),
  /** Tells how firmly a published ranking stands. */
  z.object({
    kind: z.literal("stability"),
    workspace: z.string(),
    generation: z.int().min(0),
    model: z.string(),
    revision: z.int().min(1),
  }),
]);

export type QueuedJob = z.infer<typeof QueuedJob>;
