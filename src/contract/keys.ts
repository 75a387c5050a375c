import { z } from "@hono/zod-openapi";
import { roles } from "../core/access.ts";
import { keyStates } from "../core/api-key.ts";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { limits } from "./limits.ts";
import { text } from "./text.ts";

const name = text(limits.wordLengthMax).min(1).openapi({ example: "Continuous integration" });
const role = z.enum(roles).openapi({ description: "The role of the key.", example: "developer" });

const expiry = z.iso.datetime({ offset: true }).openapi({
  description: "The instant from which the key is rejected. Omit it for a key without an expiry.",
  example: "2027-06-30T00:00:00Z",
});

export const NewKey = z
  .strictObject({ name, role, expires_at: expiry.optional() })
  .openapi("NewKey");

export const KeyRotation = z
  .strictObject({
    overlap_hours: z
      .number()
      .min(0)
      .max(limits.keyOverlapHoursMax)
      .default(24)
      .openapi({ description: "The time for which the old key still works." }),
    expires_at: expiry.optional(),
  })
  .openapi("KeyRotation");

export const KeyView = docsOnly(() =>
  z
    .object({
      id: z.string().openapi({ example: "key_01jd3wq2f8e5avb1j0yqk3n9ds" }),
      name: z.string(),
      role: z.enum(roles),
      state: z.enum(keyStates),
      created_at: z.string(),
      expires_at: z.string().nullable(),
      last_used_at: z
        .string()
        .nullable()
        .openapi({ description: "The last recorded use, to within about an hour." }),
      revoked_at: z.string().nullable(),
      replaced_by: z
        .string()
        .nullable()
        .openapi({ description: "The id of the key that replaces this one after a rotation." }),
    })
    .openapi("Key"),
);

export const CreatedKeyView = docsOnly(() =>
  requireDocs(KeyView)
    .extend({
      key: z.string().openapi({
        description: "The key. Store it now: no later response contains it.",
        example: "ord_0000000000000000000000000001QBDrB",
      }),
    })
    .openapi("CreatedKey"),
);

export const KeyList = docsOnly(() =>
  z.object({ data: z.array(requireDocs(KeyView)) }).openapi("KeyList"),
);
