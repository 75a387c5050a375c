import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";

/** Where a fault is: a JSON Pointer into the body, a parameter, a header, or a line of a file. */
const ProblemFault = docsOnly(() =>
  z.object({
    pointer: z.string().optional().openapi({ example: "/ratings/impact" }),
    parameter: z.string().optional(),
    header: z.string().optional(),
    line: z.int().optional(),
    detail: z.string(),
  }),
);

/** What went wrong, as RFC 9457 says it. `code` is for programs, `detail` for people. */
export const Problem = docsOnly(() =>
  z
    .object({
      type: z.string().openapi({
        description: "A page that says what this kind of problem means.",
        example: "/problems/invalid",
      }),
      title: z.string(),
      status: z.int(),
      detail: z.string(),
      code: z.string().openapi({ example: "invalid" }),
      request_id: z.string().openapi({ description: "Name it when you ask about this." }),
      errors: z.array(ProblemFault).optional(),
    })
    .openapi("Problem"),
);

export type Problem = z.infer<typeof Problem>;
