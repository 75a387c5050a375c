import { z } from "@hono/zod-openapi";
import { statusCategories } from "../core/status/status-category.ts";
import { docsOnly } from "./docs-only.ts";
import { limits } from "./limits.ts";
import { nameText } from "./text.ts";

const StatusCategory = z.enum(statusCategories);

/** A merge patch (RFC 7396) of the assigned categories. */
export const StatusPatch = z
  .strictObject({
    categories: z.record(nameText(limits.wordLengthMax), StatusCategory.nullable()).openapi({
      description:
        "The category of each status to change, ignoring case. `null` removes an assignment. " +
        "Ordinal then proposes the category from the words of the status.",
      example: { "In QA": "doing", Parked: "backlog", Obsolete: "cancelled" },
    }),
  })
  .openapi("StatusPatch");

export const StatusList = docsOnly(() =>
  z
    .object({
      generation: z.int(),
      data: z.array(
        z.object({
          status: z.string(),
          category: StatusCategory,
          is_assigned: z.boolean().openapi({
            description:
              "Whether the workspace has assigned the category. Otherwise, Ordinal proposes it from " +
              "the words of the status.",
          }),
          count: z.int().openapi({ description: "The number of items with this status." }),
        }),
      ),
    })
    .openapi("StatusList"),
);
