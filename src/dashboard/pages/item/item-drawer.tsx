import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api, describeError, requireData, type Schemas } from "../../data/api.ts";
import { handleEndedSession, workspaceId } from "../../data/session.ts";
import { listColours } from "../../parts/criterion-colours.ts";
import { listNames } from "../../parts/criterion-names.ts";
import { formatScore } from "../../parts/stacked-bar.tsx";
import { Waterfall } from "../../parts/waterfall.tsx";
import { navigate, query, toHref } from "../../router.ts";
import { Lift } from "./lift.tsx";
import { Ratings } from "./ratings.tsx";
import "./item.css";

type ItemState =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly detail: string }
  | { readonly kind: "loaded"; readonly item: Schemas["Item"]; readonly lift: Schemas["Lift"] };

/** One item: its score with the reason, what would lift it, and its ratings to edit. */
export function ItemDrawer({ id }: { readonly id: string }) {
  const state = useSignal<ItemState>({ kind: "loading" });
  const load = async (): Promise<void> => {
    state.value = await loadItem(id);
  };
  useEffect(() => void load(), [id, query.value.get("model")]);
  const { value } = state;
  return (
    <aside class="drawer" aria-label="Item">
      <button class="control close" type="button" aria-label="Close" onClick={close}>
        ×
      </button>
      {value.kind === "loading" && <p>Loading …</p>}
      {value.kind === "failed" && <p role="alert">{value.detail}</p>}
      {value.kind === "loaded" && (
        <>
          <Heading item={value.item} lift={value.lift} />
          <Reason lift={value.lift} />
          <Lift lift={value.lift} />
          <Ratings item={value.item} score={value.lift} onSaved={load} />
          {value.item.description !== undefined && (
            <section>
              <h3>Description</h3>
              <p class="description">{value.item.description}</p>
            </section>
          )}
        </>
      )}
    </aside>
  );
}

function close(): void {
  navigate(toHref("/", Object.fromEntries(query.value)));
}

function Heading({ item, lift }: { item: Schemas["Item"]; lift: Schemas["Lift"] }) {
  const facts = [item.external_id, item.type, item.status, item.team].filter(Boolean);
  return (
    <header>
      <p class="key">{facts.join(" · ")}</p>
      <h2>{item.title}</h2>
      <dl class="figures">
        <div>
          <dd>{lift.rank ?? "–"}</dd>
          <dt>rank</dt>
        </div>
        <div>
          <dd>{formatScore(lift.value ?? Number.NaN)}</dd>
          <dt>score{lift.category === null ? "" : `, ${lift.category}`}</dt>
        </div>
        <div>
          <dd>{Math.round(100 * lift.coverage)} %</dd>
          <dt>of the weight is rated</dt>
        </div>
      </dl>
    </header>
  );
}

function Reason({ lift }: { lift: Schemas["Lift"] }) {
  const colours = listColours(lift.parts.map(({ input }) => input));
  const names = listNames(lift.parts);
  const parts = lift.parts.map(({ name, input, contribution, assumed }) => ({
    name: names.get(input) ?? name,
    contribution,
    colour: colours.get(input) ?? "var(--c7)",
    isAssumed: assumed !== undefined,
  }));
  return (
    <section>
      <h3>
        {lift.rank === undefined || lift.rank === null ? "Its score" : `Why it ranks ${lift.rank}`}
      </h3>
      <Waterfall parts={parts} total={lift.value} />
      <p class="formula">{lift.formula}</p>
      <p class="note">{lift.reason}</p>
    </section>
  );
}

/** Loads an item with its score and what would lift it into the ten best. */
async function loadItem(id: string): Promise<ItemState> {
  const path = { workspaceId: workspaceId.value, itemId: id };
  const model = query.value.get("model") ?? undefined;
  try {
    const [item, lift] = await Promise.all([
      api.GET("/v1/workspaces/{workspaceId}/items/{itemId}", { params: { path } }),
      api.GET("/v1/workspaces/{workspaceId}/items/{itemId}/score", {
        params: { path, query: { target_rank: 10, ...(model !== undefined && { model }) } },
      }),
    ]);
    return { kind: "loaded", item: requireData(item), lift: requireData(lift) };
  } catch (error) {
    handleEndedSession(error);
    return { kind: "failed", detail: describeError(error) };
  }
}
