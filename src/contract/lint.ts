import { z } from "@hono/zod-openapi";
import { lintRules } from "../core/lint/finding.ts";
import { docsOnly } from "./docs-only.ts";
import { NamedItem } from "./named-item.ts";

export const LintView = docsOnly(() =>
  z
    .object({
      generation: z.int(),
      model: z.string(),
      revision: z.int(),
      count: z.int().openapi({ description: "Items of the backlog." }),
      unscored: z.int().openapi({ description: "Of them, those that have no score by the model." }),
      findings: z.array(
        z.object({
          rule: z.enum(lintRules),
          severity: z.enum(["error", "warning", "info"]),
          criterion: z.string().optional(),
          other: z.string().optional().openapi({ description: "A second criterion it is about." }),
          count: z.int().openapi({ description: "How many items it is about." }),
          detail: z.string(),
          suggestion: z.string(),
          items: z.array(NamedItem).optional().openapi({ description: "Twenty of them at most." }),
        }),
      ),
    })
    .openapi("Lint"),
);
