import { query, toHref } from "../router.ts";

type ItemRef = {
  /** Absent for an item that has been deleted meanwhile. */
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly external_id?: string | undefined;
};

/** A link to an item, with its id in its own tracker. */
export function ItemLink({ item }: { readonly item: ItemRef }) {
  const { id, title, external_id: key } = item;
  const content = (
    <>
      {key !== undefined && <span class="key">{key}</span>}
      {title}
    </>
  );
  return id === undefined ? content : <a href={toItemHref({ id })}>{content}</a>;
}

/** Returns the URL of an item, by the model of the page. */
export function toItemHref({ id }: { readonly id: string }): string {
  return toHref(`/items/${id}`, { model: query.value.get("model") ?? undefined });
}
