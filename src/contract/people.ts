import { z } from "@hono/zod-openapi";
import { type Person } from "../core/person.ts";
import { docsOnly } from "./docs-only.ts";
import { formatTime } from "./item-view.ts";
import { limits } from "./limits.ts";
import { text } from "./text.ts";

const word = text(limits.wordLengthMax).min(1);

/** What is said of a person. */
export const personFields = {
  name: word.openapi({ example: "Ana" }),
  skills: z
    .array(word)
    .max(limits.skillsMax)
    .openapi({ description: "Words as they stand among labels.", example: ["edge", "ui"] }),
  capacity: z.number().min(0).max(limits.ratingMagnitudeMax).openapi({
    description: "How much work a release has room for, in the unit of an item's size.",
  }),
};

export const NewPerson = z
  .strictObject({ ...personFields, skills: personFields.skills.default([]) })
  .openapi("NewPerson");

/** A merge patch (RFC 7396) that may say which version it is meant for, as If-Match does. */
export const PersonPatch = z
  .strictObject(personFields)
  .partial()
  .extend({ expected_version: z.int().min(1).optional() })
  .openapi("PersonPatch");

export const PeopleQuery = z.strictObject({ skill: word.optional() });

export const PersonView = docsOnly(() =>
  z
    .object({
      id: z.string().openapi({ example: "per_01jd3wq2f8e5avb1j0yqk3n9ds" }),
      ...personFields,
      version: z.int().min(1),
      created_at: z.string(),
      updated_at: z.string(),
    })
    .openapi("Person"),
);

export const PersonList = docsOnly(() =>
  z.object({ data: z.array(PersonView) }).openapi("PersonList"),
);

/** A person as they leave. */
export function toPersonView({ createdAt, updatedAt, skills, ...same }: Person) {
  return {
    ...same,
    skills: [...skills],
    created_at: formatTime(createdAt),
    updated_at: formatTime(updatedAt),
  };
}
