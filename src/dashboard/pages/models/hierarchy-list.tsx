import { api, requireData, type Schemas } from "../../data/api.ts";
import { mayPerform, workspaceId } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { LoadedArea } from "../../frame/loaded-area.tsx";
import { toHref } from "../../router.ts";

type HierarchySummary = Schemas["HierarchyList"]["data"][number];

/** The hierarchies of the workspace, from which models of kind `ahp` come. */
export function HierarchyList() {
  const loaded = useLoaded(loadHierarchies, []);
  if (!mayPerform("hierarchies:read") || loaded.value?.length === 0) {
    return null;
  }
  return (
    <section>
      <h2>Pairwise comparisons</h2>
      <LoadedArea loaded={loaded}>
        {(hierarchies) => (
          <ul class="model-links">
            {hierarchies.map(({ id, name, model }) => (
              <li key={id}>
                <a href={toHref("/models", { hierarchy: id })}>
                  <span>{name}</span>
                  <small>{model === undefined ? "open" : `final: ${model}`}</small>
                </a>
              </li>
            ))}
          </ul>
        )}
      </LoadedArea>
    </section>
  );
}

async function loadHierarchies(): Promise<readonly HierarchySummary[]> {
  const params = { path: { workspaceId: workspaceId.value } };
  return requireData(await api.GET("/v1/workspaces/{workspaceId}/hierarchies", { params })).data;
}
