import { api, requireData, type Schemas } from "../../data/api.ts";
import { workspaceId } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { toSentence } from "../../parts/criterion-names.ts";
import { query, toHref } from "../../router.ts";

type CascadeProps = { readonly item: Schemas["Item"]; readonly criteria: readonly string[] };

const shownMax = 20;

/** For a parent: its value of a criterion, distributed over its descendants by their sizes. */
export function Cascade({ item, criteria }: CascadeProps) {
  const criterion = criteria.find((key) => key in item.ratings);
  const { value } = useLoaded(
    async () => (criterion === undefined ? undefined : readCascade(item.id, criterion)),
    [item.id, item.version, criterion],
  );
  const children = (value?.data ?? []).filter((each) => each.item.id !== item.id);
  if (value === undefined || criterion === undefined || children.length === 0) {
    return null;
  }
  return (
    <section>
      <h3>{`Its ${toSentence(criterion).toLowerCase()}, passed down by size`}</h3>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Size</th>
            <th scope="col">Share</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {children.map(({ item: child, size, is_size_assumed: isAssumed, share, value: own }) => (
            <tr key={child.id}>
              <td>
                <a href={toHref(`/items/${child.id}`, Object.fromEntries(query.value))}>
                  {child.title}
                </a>
              </td>
              <td>{isAssumed ? "assumed" : (size ?? "–")}</td>
              <td>{share === null ? "–" : `${Math.round(100 * share)} %`}</td>
              <td>{own === null ? "–" : own.toLocaleString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {value.total > shownMax && (
        <p class="note">{`The first ${children.length} of ${value.total - 1} descendants.`}</p>
      )}
    </section>
  );
}

async function readCascade(root: string, criterion: string): Promise<Schemas["Cascade"]> {
  return requireData(
    await api.POST("/v1/workspaces/{workspaceId}/items:cascade", {
      params: { path: { workspaceId: workspaceId.value } },
      body: { root, criterion, offset: 0, limit: shownMax },
    }),
  );
}
