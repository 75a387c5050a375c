import { z } from "@hono/zod-openapi";
import { readScaleWord } from "../core/import/values/read-scale-word.ts";
import { gateOperators, gatesMax } from "../core/models/definition/gates.ts";
import { catalogue } from "../core/models/registry.ts";
import { CriterionKey } from "./item.ts";
import { limits } from "./limits.ts";

/** A gate of a model in requests. */
const GateRequest = z
  .preprocess(
    parseGateWord,
    z.strictObject({
      criterion: CriterionKey.openapi({
        description: "Any criterion, even one that the score does not read.",
        example: "security",
      }),
      op: z.enum(gateOperators),
      value: z.number().min(-limits.ratingMagnitudeMax).max(limits.ratingMagnitudeMax).openapi({
        description: "A number, or a word of a built-in criterion that has words.",
        example: 3,
      }),
    }),
  )
  .openapi("NewGate");

/** The gates of a definition, and the place of items that fail one. */
export const gateFields = {
  gates: z
    .array(GateRequest)
    .max(gatesMax)
    .optional()
    .openapi({
      description:
        "The conditions that the likely ratings of an item must meet. An unrated criterion fails " +
        "its gate. In a what-if, an empty list removes the gates of the model.",
    }),
  gate: z
    .enum(["last", "out"])
    .optional()
    .openapi({
      description:
        "With `last`, the default, items that fail a gate rank after all scored items that pass. " +
        "With `out`, the ranking does not contain them. Requires `gates`.",
    }),
};

/** Replaces a word of a built-in criterion with its number. The schema rejects any other text. */
function parseGateWord(gate: unknown): unknown {
  if (typeof gate !== "object" || gate === null || !("criterion" in gate) || !("value" in gate)) {
    return gate;
  }
  const criterion = catalogue.get(String(gate.criterion));
  return criterion === undefined || typeof gate.value !== "string"
    ? gate
    : { ...gate, value: readScaleWord(criterion, gate.value) ?? gate.value };
}
