import { query, toHref } from "../router.ts";
import "./item-link.css";

/** The names of an item. */
export type LinkedItem = {
  /** Absent for an item that has been deleted meanwhile. */
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly external_id?: string | undefined;
};

/** A link to an item, with its id in its own tracker. */
export function ItemLink({ item }: { readonly item: LinkedItem }) {
  const { id, title = "", external_id: key } = item;
  const name = title === "" ? "Deleted item" : title;
  return (
    <span class="item-link">
      {key !== undefined && <span class="key">{key}</span>}
      {id === undefined ? name : <a href={toItemHref({ id })}>{name}</a>}
    </span>
  );
}

/** Returns the URL of an item, by the model of the page. */
export function toItemHref({ id }: { readonly id: string }): string {
  return toHref(`/items/${id}`, { model: query.value.get("model") ?? undefined });
}
