import { z } from "@hono/zod-openapi";
import { lintRules } from "../core/lint/finding.ts";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { NamedItem } from "./named-item.ts";
import { ScopeName } from "./scope.ts";

export const LintView = docsOnly(() =>
  z
    .object({
      generation: z.int(),
      model: z.string(),
      revision: z.int(),
      scope: ScopeName,
      count: z.int().openapi({ description: "The number of items of the scope." }),
      unscored: z
        .int()
        .openapi({ description: "The number of items without a score by the model." }),
      findings: z.array(
        z.object({
          rule: z.enum(lintRules),
          severity: z.enum(["error", "warning", "info"]),
          criterion: z.string().optional(),
          other: z
            .string()
            .optional()
            .openapi({ description: "The second criterion of the finding." }),
          count: z.int().openapi({ description: "The number of affected items." }),
          detail: z.string(),
          suggestion: z.string(),
          items: z
            .array(requireDocs(NamedItem))
            .optional()
            .openapi({ description: "At most 20 of the affected items." }),
        }),
      ),
    })
    .openapi("Lint"),
);
