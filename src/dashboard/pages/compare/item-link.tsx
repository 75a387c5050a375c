import { type Schemas } from "../../data/api.ts";
import { query, toHref } from "../../router.ts";

type ItemRef = Schemas["Comparison"]["disputed"][number]["item"];

/** A link to an item, with its id in its own tracker. */
export function ItemLink({ item }: { readonly item: ItemRef }) {
  return (
    <a href={toItemHref(item)}>
      {item.external_id !== undefined && <span class="key">{item.external_id}</span>}
      {item.title}
    </a>
  );
}

/** Returns the URL of an item, by the model of the page. */
export function toItemHref({ id }: Pick<ItemRef, "id">): string {
  return toHref(`/items/${id}`, { model: query.value.get("model") ?? undefined });
}
