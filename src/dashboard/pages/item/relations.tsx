import { api, requireData, type Schemas } from "../../data/api.ts";
import { workspaceId } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { query, toHref } from "../../router.ts";

type Item = Schemas["Item"];

type Related = { readonly id: string; readonly title: string; readonly status?: string };

type Relation = { readonly name: string; readonly items: readonly Related[] };

/** The parent of an item, its blockers, and the items that it blocks. */
export function Relations({ item }: { readonly item: Item }) {
  const { value = [] } = useLoaded(async () => readRelations(item), [item.id, item.version]);
  const present = value.filter(({ items }) => items.length > 0);
  return present.length === 0 ? null : (
    <section>
      <h3>Links</h3>
      <dl class="relations">
        {present.map(({ name, items }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {items.map(({ id, title, status }) => (
                <a key={id} href={toHref(`/items/${id}`, Object.fromEntries(query.value))}>
                  {title}
                  {status !== undefined && <span class="note">{` · ${status}`}</span>}
                </a>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

async function readRelations({ id, parent }: Item): Promise<readonly Relation[]> {
  const path = { workspaceId: workspaceId.value, itemId: id };
  const [links, parents] = await Promise.all([
    api.GET("/v1/workspaces/{workspaceId}/items/{itemId}/links", { params: { path } }),
    parent === undefined ? [] : readItems(parent),
  ]);
  const { blocked_by: blockers, blocks } = requireData(links);
  return [
    { name: "Parent", items: parents },
    { name: "Blocked by", items: blockers },
    { name: "Blocks", items: blocks },
  ];
}

async function readItems(id: string): Promise<readonly Related[]> {
  const params = { path: { workspaceId: workspaceId.value, itemId: id } };
  return [requireData(await api.GET("/v1/workspaces/{workspaceId}/items/{itemId}", { params }))];
}
