import { z } from "@hono/zod-openapi";
import { type Item } from "../core/item/item.ts";
import { documented } from "./documented.ts";

/** An item by its names; empty ones are of an item that went away in the meantime. */
export const NamedItem = documented(() =>
  z
    .object({
      id: z.string(),
      number: z.int(),
      title: z.string(),
      external_id: z.string().optional(),
    })
    .openapi("NamedItem"),
);

export function namedItemOf(number: number, item: Item | undefined): z.infer<typeof NamedItem> {
  const { id = "", title = "", externalId } = item ?? {};
  return { id, number, title, ...(externalId !== undefined && { external_id: externalId }) };
}
