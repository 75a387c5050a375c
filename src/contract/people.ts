import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { KeyId } from "./ids.ts";
import { limits } from "./limits.ts";
import { nameText } from "./text.ts";

const word = nameText(limits.wordLengthMax);

/** The fields of a person. */
export const personFields = {
  name: word.openapi({ example: "Ana" }),
  skills: z
    .array(word)
    .max(limits.skillsMax)
    .openapi({ description: "Skills, spelled like the labels of items.", example: ["edge", "ui"] }),
  capacity: z.number().min(0).max(limits.ratingMagnitudeMax).openapi({
    description:
      "The amount of work that the person can do in a release, in the unit of item sizes.",
  }),
};

export const NewPerson = z
  .strictObject({ ...personFields, skills: personFields.skills.default([]) })
  .openapi("NewPerson");

/** A merge patch (RFC 7396) with an optional expected version, as an alternative to If-Match. */
export const PersonPatch = z
  .strictObject(personFields)
  .partial()
  .extend({ expected_version: z.int().min(1).optional() })
  .openapi("PersonPatch");

/** The person to erase. */
export const ErasureRequest = z
  .strictObject({
    name: word.optional().openapi({
      description: "The name as items and judges spell it. Case does not matter.",
      example: "Ana",
    }),
    actor: KeyId.optional().openapi({
      description: "The id of the key with which the person sent requests.",
    }),
  })
  .refine(({ name, actor }) => name !== undefined || actor !== undefined, {
    message: "The body names no person. Send `name`, `actor` or both.",
  })
  .refine(({ name = "a" }) => name.trim() !== "", {
    message: "The name is blank. Send the name of a person.",
    path: ["name"],
  })
  .openapi("ErasureRequest");

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
  z.object({ data: z.array(requireDocs(PersonView)) }).openapi("PersonList"),
);
