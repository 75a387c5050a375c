import { z } from "@hono/zod-openapi";
import { type Job } from "../core/job.ts";
import { docsOnly, type WireType } from "./docs-only.ts";

export const ImportQuery = z.strictObject({
  map: z
    .string()
    .max(8_000)
    .optional()
    .openapi({
      description:
        "Pairs `column=field`, separated by commas. A target that is not a field of an item is a " +
        "criterion.",
      example: "issuekey=external_id,storypoint=story_points",
    }),
});

export const JobView = docsOnly(() =>
  z
    .object({
      id: z.string(),
      kind: z.literal("import"),
      state: z.enum(["queued", "running", "done", "failed"]),
      done: z.int(),
      total: z.int(),
      errors: z.array(z.object({ line: z.int(), detail: z.string() })),
      error_count: z
        .int()
        .openapi({ description: "The number of invalid rows; `errors` lists the first 100." }),
      unmapped: z.array(z.string()),
      reason: z.string().optional(),
      result: z
        .object({
          generation: z.int(),
          created: z.int(),
          updated: z.int(),
          unchanged: z.int(),
          failed: z.int(),
        })
        .optional(),
    })
    .openapi("Job"),
);

export function toJobView(job: Job): WireType<typeof JobView> {
  const { id, kind, state, done, total, errors, unmapped, reason, failed } = job;
  const { generation, created, updated, unchanged, errorCount } = job;
  return {
    id,
    kind,
    state: state === "staging" ? "queued" : state,
    done,
    total,
    errors: [...errors],
    error_count: errorCount,
    unmapped: [...unmapped],
    ...(reason !== undefined && { reason }),
    ...(state === "done" && { result: { generation, created, updated, unchanged, failed } }),
  };
}
