import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { ModelId, RankingId } from "./ids.ts";
import { limits } from "./limits.ts";
import { PastPointQuery } from "./past-point.ts";
import { RankingView } from "./ranking.ts";
import { nameText, text } from "./text.ts";

const Name = nameText(limits.wordLengthMax).openapi({ example: "Plan of Q1" });

const Note = text(limits.noteLengthMax);

export const NewBaseline = z
  .strictObject({
    name: Name,
    note: Note.optional(),
    ranking: RankingId.optional().openapi({
      description: "The id of a stored ranking. If absent, `model` and `at` select the ranking.",
    }),
    model: ModelId.optional().openapi({
      description: "The model of the ranking. If absent, the default model of the workspace.",
    }),
    at: PastPointQuery,
  })
  .refine(({ ranking, model, at }) => ranking === undefined || (model ?? at) === undefined, {
    message: "Send either `ranking`, or `model` and `at`. A ranking has its own model and point.",
    path: ["ranking"],
  })
  .openapi("NewBaseline");

/** A merge patch (RFC 7396) with an optional expected version, as an alternative to If-Match. */
export const BaselinePatch = z
  .strictObject({ name: Name, note: Note.nullable() })
  .partial()
  .extend({ expected_version: z.int().min(1).optional() })
  .openapi("BaselinePatch");

export const BaselineView = docsOnly(() =>
  z
    .object({
      id: z.string().openapi({ example: "bsl_01jd3wq2f8e5avb1j0yqk3n9ds" }),
      name: Name,
      note: Note.optional(),
      ranking: RankingView,
      actor: z.string().openapi({ description: "The id of the key that created the baseline." }),
      version: z.int().min(1),
      created_at: z.string(),
      updated_at: z.string(),
    })
    .openapi("Baseline"),
);

export const BaselineList = docsOnly(() =>
  z.object({ data: z.array(requireDocs(BaselineView)) }).openapi("BaselineList"),
);
