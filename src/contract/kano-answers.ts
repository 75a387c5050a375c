import { z } from "@hono/zod-openapi";
import { kanoAnswers } from "../core/models/arithmetic/kano-answers.ts";
import { readKanoAnswer } from "../core/models/arithmetic/read-kano-answer.ts";
import { docsOnly } from "./docs-only.ts";
import { ItemId } from "./ids.ts";
import { ItemView, Source } from "./item.ts";
import { limits } from "./limits.ts";
import { nameText, text } from "./text.ts";

const listed = `${kanoAnswers.join(", ")}, a number from 1 (${kanoAnswers[0]}) to ${kanoAnswers.length} (${kanoAnswers.at(-1)}), or the words of a questionnaire`;

const unknownAnswer = `Not an answer of a Kano survey. Send one of ${listed}.`;

/** Returns the schema of an answer: its name, its number, or the words of a questionnaire. */
function answer(description: string, example: string) {
  return z
    .union([text(limits.wordLengthMax), z.number()])
    .openapi({ description, example })
    .transform((value, context) => {
      const read = readKanoAnswer(String(value));
      if (read === undefined) {
        context.addIssue({ code: "custom", message: unknownAnswer });
        return z.NEVER;
      }
      return read;
    });
}

const KanoAnswerInput = z
  .strictObject({
    item: ItemId.optional(),
    external_id: nameText(limits.externalIdLengthMax).optional(),
    source: Source.optional().openapi({
      description: "The system that assigned `external_id`; none by default.",
    }),
    functional: answer(`The answer to the presence of the feature: one of ${listed}.`, "like"),
    dysfunctional: answer("The answer to the absence of the feature.", "dislike"),
    count: z.int().min(1).max(1_000_000).default(1).openapi({
      description: "The number of respondents with these two answers.",
    }),
  })
  .refine(
    ({ item, external_id: externalId }) => (item === undefined) !== (externalId === undefined),
    {
      path: ["item"],
      message: "Name the item by either `item` or `external_id`.",
    },
  )
  .refine(({ item, source }) => item === undefined || source === undefined, {
    path: ["source"],
    message: "Send `source` only together with `external_id`.",
  });

/** Answers of a Kano survey about one or more items. */
export const KanoAnswers = z
  .strictObject({
    mode: z
      .enum(["replace", "add"])
      .default("replace")
      .openapi({
        description:
          "With `replace`, the answers replace the earlier answers about their items. With `add`, " +
          "Ordinal adds them to the earlier answers. Then send an Idempotency-Key, so that a retry " +
          "does not add them twice.",
      }),
    answers: z.array(KanoAnswerInput).min(1).max(limits.kanoAnswersMax),
  })
  .refine(({ answers }) => new Set(answers.map(({ item }) => item === undefined)).size <= 1, {
    path: ["answers"],
    message: "Name all items of a request by `item`, or all by `external_id`.",
  })
  .openapi("KanoAnswers");

export const KanoResults = docsOnly(() =>
  z
    .object({
      results: z
        .array(
          z.object({
            index: z.int().openapi({
              description: "The index of the first answer about the item.",
            }),
            status: z.int().openapi({
              description: "The status that a separate request would have had.",
            }),
            item: ItemView.optional(),
            category: z
              .string()
              .nullable()
              .optional()
              .openapi({ description: "The class of the item; null without answers." }),
            better: z.number().nullable().optional(),
            worse: z.number().nullable().optional(),
            problem: z
              .object({
                code: z.string(),
                detail: z.string(),
                errors: z.array(z.object({ pointer: z.string().optional(), detail: z.string() })),
              })
              .optional(),
          }),
        )
        .openapi({ description: "One result for each item, in the order of the first answers." }),
      counts: z.object({ updated: z.int(), unchanged: z.int(), rejected: z.int() }),
    })
    .openapi("KanoResults"),
);
