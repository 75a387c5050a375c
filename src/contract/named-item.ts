import { z } from "@hono/zod-openapi";
import { type Item } from "../core/item/item.ts";
import { docsOnly, type WireType } from "./docs-only.ts";

/** An item by its names, which are empty if the item has been deleted meanwhile. */
export const NamedItem = docsOnly(() =>
  z
    .object({
      id: z.string(),
      number: z.int(),
      title: z.string(),
      external_id: z.string().optional(),
    })
    .openapi("NamedItem"),
);

export function toNamedItem(number: number, item: Item | undefined): WireType<typeof NamedItem> {
  const { id = "", title = "", externalId } = item ?? {};
  return { id, number, title, ...(externalId !== undefined && { external_id: externalId }) };
}
