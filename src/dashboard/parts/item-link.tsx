import { query, toHref } from "../router.ts";
import "./item-link.css";

/** The names of an item. */
export type LinkedItem = {
  readonly id: string;
  readonly title: string;
  readonly external_id?: string | undefined;
};

/** A link to an item, which keeps the model of the page. */
export function ItemLink({ item }: { readonly item: LinkedItem }) {
  const model = query.value.get("model") ?? undefined;
  return (
    <span class="item-link">
      {item.external_id !== undefined && <span class="key">{item.external_id}</span>}
      <a href={toHref(`/items/${item.id}`, { model })}>{item.title || "Deleted item"}</a>
    </span>
  );
}
