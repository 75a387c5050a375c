import { useEffect, useRef } from "preact/hooks";
import { api, requireData, type Schemas } from "../../data/api.ts";
import { workspaceId } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { announcement } from "../../frame/announcer.tsx";
import { LoadedArea } from "../../frame/loaded-area.tsx";
import { useTitle } from "../../frame/use-title.ts";
import { navigate, query, toHref } from "../../router.ts";
import { Cascade } from "./cascade.tsx";
import { Changes } from "./changes.tsx";
import { Heading } from "./heading.tsx";
import { Lift } from "./lift.tsx";
import { RankHistory } from "./rank-history.tsx";
import { Ratings } from "./ratings.tsx";
import { Reason } from "./reason.tsx";
import { Relations } from "./relations.tsx";
import { Standing } from "./standing.tsx";
import "./item.css";

type ItemAndLift = { readonly item: Schemas["Item"]; readonly lift: Schemas["Lift"] };

/** One item: its score with the reason, what would lift it, its ratings to edit, and its past. */
export function ItemDrawer({ id }: { readonly id: string }) {
  const model = query.value.get("model") ?? undefined;
  const loaded = useLoaded(async () => loadItem(id, model), [id, model]);
  const drawer = useRef<HTMLElement>(null);
  const title = loaded.value?.item.title;
  useTitle(title);
  useEffect(() => drawer.current?.focus(), [id]);
  useEffect(() => {
    announcement.value = title ?? "";
  }, [title]);
  return (
    <aside ref={drawer} class="drawer" aria-label="Item" tabIndex={-1}>
      <button class="control close" type="button" aria-label="Close" onClick={close}>
        ×
      </button>
      <LoadedArea loaded={loaded}>
        {({ item, lift }) => (
          <>
            <Heading item={item} lift={lift} />
            {query.value.has("weights") && (
              <p class="note">
                The list shows the order by the weights that you are trying. The figures here are by
                the stored weights.
              </p>
            )}
            <Reason lift={lift} />
            <Lift lift={lift} />
            <Ratings item={item} onSaved={loaded.reload} />
            <Standing id={item.id} />
            <RankHistory id={item.id} model={model} />
            <Cascade item={item} criteria={lift.parts.map(({ criterion }) => criterion)} />
            <Relations item={item} />
            {item.description !== undefined && (
              <section>
                <h3>Description</h3>
                <p class="description">{item.description}</p>
              </section>
            )}
            <Changes id={item.id} />
          </>
        )}
      </LoadedArea>
    </aside>
  );
}

function close(): void {
  navigate(toHref("/", Object.fromEntries(query.value)));
}

/** Loads an item with its score and what would lift it into the ten best. */
async function loadItem(id: string, model: string | undefined): Promise<ItemAndLift> {
  const path = { workspaceId: workspaceId.value, itemId: id };
  const [item, lift] = await Promise.all([
    api.GET("/v1/workspaces/{workspaceId}/items/{itemId}", { params: { path } }),
    api.GET("/v1/workspaces/{workspaceId}/items/{itemId}/score", {
      params: { path, query: { target_rank: 10, ...(model !== undefined && { model }) } },
    }),
  ]);
  return { item: requireData(item), lift: requireData(lift) };
}
