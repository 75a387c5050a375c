import { z } from "@hono/zod-openapi";
import { listScaleWords, readScaleWord } from "../core/import/values/read-scale-word.ts";
import { hasControlCharacter } from "../core/item/control-characters.ts";
import { criterionKeyPattern } from "../core/item/criterion-key.ts";
import { type itemFieldNames } from "../core/item/item-columns.ts";
import { itemTypes, priorities } from "../core/item/item.ts";
import { catalogue } from "../core/models/registry.ts";
import { limits } from "./limits.ts";
import { nameText, text } from "./text.ts";

/** A word or short phrase, stored unchanged. */
const word = nameText(limits.wordLengthMax);

/** A status. Responses count items in objects whose members are statuses. */
const Status = word.refine((status) => status !== "__proto__", {
  message: "The status `__proto__` is reserved. Use another name.",
});

const finite = z.number().min(-limits.ratingMagnitudeMax).max(limits.ratingMagnitudeMax);

const Interval = z
  .strictObject({ low: finite, likely: finite, high: finite })
  .refine(({ low, likely, high }) => low <= likely && likely <= high, {
    message: "An interval requires low ≤ likely ≤ high.",
  });

export const Rating = z.union([finite, Interval], {
  error: ({ input, path }) => describeRatingFault(input, path?.at(-1)),
});

/**
 * Describes an invalid rating. Lists the words of the criterion if the rating is an unknown word.
 */
function describeRatingFault(rating: unknown, criterion: PropertyKey | undefined): string {
  const known = catalogue.get(String(criterion));
  const words = typeof rating === "string" && known ? listScaleWords(known) : [];
  if (words.length === 0) {
    return "A rating must be a number, or {low, likely, high}.";
  }
  const list = words.join(", ");
  return `A rating of ${String(criterion)} must be a number, {low, likely, high}, or one of: ${list}.`;
}

/** The key of a criterion. */
export const CriterionKey = z
  .string()
  .regex(
    criterionKeyPattern,
    "The key of a criterion is not valid. Use lower_snake_case with at most 60 characters.",
  )
  .refine((key) => key !== "constructor", "The key `constructor` is reserved. Use another key.");

/**
 * Replaces the words that a built-in criterion defines ("must", "game changer") with their numbers,
 * as in imported files. Any other text stays unchanged, so that the schema rejects it.
 */
function parseRatingWords(ratings: unknown): unknown {
  if (typeof ratings !== "object" || ratings === null || Array.isArray(ratings)) {
    return ratings;
  }
  const inWords = Object.entries(ratings).filter(([, rating]) => typeof rating === "string");
  return inWords.length === 0
    ? ratings
    : {
        ...ratings,
        ...Object.fromEntries(
          inWords.map(([key, rating]) => [key, parseRatingWord(key, String(rating))]),
        ),
      };
}

function parseRatingWord(key: string, rating: string): number | string {
  const criterion = catalogue.get(key);
  return (criterion && readScaleWord(criterion, rating)) ?? rating;
}

const lowerCaseText = (value: unknown) => (typeof value === "string" ? value.toLowerCase() : value);

export const ItemType = z.preprocess(lowerCaseText, z.enum(itemTypes)).openapi({
  type: "string",
  enum: [...itemTypes],
});

export const Priority = z.preprocess(lowerCaseText, z.enum(priorities)).openapi({
  type: "string",
  enum: [...priorities],
});

/** The name of a source system; empty for no source. */
export const Source = text(limits.sourceLengthMax).refine((name) => !/\p{Cc}/u.test(name), {
  message: "The source contains a control character. Remove it.",
});

const fields = {
  external_id: nameText(limits.externalIdLengthMax).nullish().openapi({
    description: "The id of the item in its source system; unique in the workspace per source.",
    example: "MESOS-313",
  }),
  source: Source.nullish().openapi({
    description: "The system that assigned the external id; none by default.",
    example: "jira",
  }),
  type: ItemType.optional(),
  parent: nameText(limits.externalIdLengthMax).nullish().openapi({
    description: "The id of the parent item; in an import, also its external id.",
    example: "itm_01jd3wq2f8e5avb1j0yqk3n9ds",
  }),
  blocked_by: z
    .array(nameText(limits.externalIdLengthMax))
    .max(limits.blockersMax)
    .nullish()
    .openapi({
      description: "The ids or external ids of the items that block this one.",
      example: ["itm_01jd3wq2f8e5avb1j0yqk3n9ds"],
    }),
  description: text(limits.descriptionLengthMax).nullish(),
  status: Status.optional().openapi({ example: "open" }),
  priority: Priority.nullish(),
  assignee: word.nullish(),
  labels: z.array(word).max(limits.labelsMax).optional(),
  team: word.nullish(),
  size: z.number().positive().max(limits.ratingMagnitudeMax).nullish().openapi({
    description: "The amount of work, in a unit that the workspace chooses.",
  }),
  start_date: z.iso.date().nullish(),
  due_date: z.iso.date().nullish(),
  ratings: z
    .preprocess(
      parseRatingWords,
      z
        .record(CriterionKey, Rating.nullable())
        .refine((ratings) => Object.keys(ratings).length <= limits.criteriaMax, {
          message: `The item has more than ${limits.criteriaMax} ratings. Remove some.`,
        }),
    )
    .optional()
    .openapi({ example: { reach: 450, impact: 3, confidence: 1, effort: 2 } }),
} satisfies Record<Exclude<(typeof itemFieldNames)[number], "title"> | "ratings", z.ZodType>;

/** A title may contain line breaks and tabs, because the titles of trackers do. */
const title = text(limits.titleLengthMax)
  .min(1)
  .refine((value) => value === "" || value.trim() !== "", {
    message: "The title is blank. Send at least one visible character.",
  })
  .refine((value) => !hasControlCharacter(value), {
    message: "The title contains a control character. Remove it.",
  });

/** The fields of a new item. */
export const NewItem = z.strictObject({ title, ...fields }).openapi("NewItem");

/** A merge patch (RFC 7396): absent fields keep their values, and null removes a value. */
export const ItemPatch = z
  .strictObject({ title: title.optional(), ...fields })
  .openapi("ItemPatch");

/** A patch with an optional expected version, as an alternative to If-Match. */
export const VersionedPatch = z
  .strictObject({ title: title.optional(), ...fields, expected_version: z.int().min(1).optional() })
  .openapi("VersionedItemPatch");

export type ItemPatch = z.infer<typeof ItemPatch>;

/** An item on the wire, without absent fields. */
export const ItemView = z
  .object({
    id: z.string().openapi({ example: "itm_01jd3wq2f8e5avb1j0yqk3n9ds" }),
    number: z.int().min(1),
    external_id: z.string().optional(),
    source: z
      .string()
      .optional()
      .openapi({ description: "The system that assigned the external id.", example: "jira" }),
    type: z.enum(itemTypes),
    parent: z.string().optional(),
    blocked_by: z.array(z.string()).optional(),
    title: z.string(),
    description: z.string().optional().openapi({ description: "Absent in lists and pages." }),
    status: z.string(),
    priority: z.enum(priorities).optional(),
    assignee: z.string().optional(),
    labels: z.array(z.string()),
    team: z.string().optional(),
    size: z.number().optional(),
    start_date: z.string().optional(),
    due_date: z.string().optional(),
    ratings: z.record(z.string(), Rating),
    version: z.int().min(1),
    created_at: z.string(),
    updated_at: z.string(),
    deleted_at: z.string().optional().openapi({ description: "Present only in past rankings." }),
  })
  .openapi("Item");

export type ItemView = z.infer<typeof ItemView>;
