import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs, type WireType } from "./docs-only.ts";

/**
 * An error and its place: a JSON Pointer into the body, a parameter, a header, or a line of a file.
 */
const ProblemFault = docsOnly(() =>
  z.object({
    pointer: z.string().optional().openapi({ example: "/ratings/impact" }),
    parameter: z.string().optional(),
    header: z.string().optional(),
    line: z.int().optional(),
    detail: z.string(),
  }),
);

/** A problem document (RFC 9457). `code` is for programs, `detail` for people. */
export const Problem = docsOnly(() =>
  z
    .object({
      type: z.string().openapi({
        description: "The path of a page that describes this type of problem.",
        example: "/problems/invalid",
      }),
      title: z.string(),
      status: z.int(),
      detail: z.string(),
      code: z.string().openapi({ example: "invalid" }),
      request_id: z.string().openapi({ description: "The id of the request, for support." }),
      errors: z.array(requireDocs(ProblemFault)).optional(),
    })
    .openapi("Problem"),
);

export type Problem = WireType<typeof Problem>;
