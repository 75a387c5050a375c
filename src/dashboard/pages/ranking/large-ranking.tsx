import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Schemas } from "../../data/api.ts";
import { confirmRatings } from "../../data/edit-items.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { LoadedArea } from "../../frame/loaded-area.tsx";
import { ItemLink } from "../../parts/item-link.tsx";
import { useDebounced } from "../../parts/use-debounced.ts";
import { facetNames } from "../../ranking/messages.ts";
import { query } from "../../router.ts";
import {
  largeFacts,
  type LargeFilter,
  type LargePage,
  type LargeRow,
  loadLargeFacts,
  loadLargePage,
  loadLargeTrial,
} from "./large-backlog.ts";
import { weights } from "./ranking-state.ts";

const settleMs = 200;

/** The ranking of a backlog that is too large for the browser: pages that the server ranks. */
export function LargeRanking({ view }: { readonly view: Schemas["Model"] }) {
  const filter = readFilter();
  const inputs = [view.id, view.revision, JSON.stringify(filter)];
  const cursor = useSignal<string | undefined>(undefined);
  const tried = useDebounced(weights.value, settleMs);
  const facts = useLoaded(async () => loadLargeFacts(view, filter), inputs);
  const loaded = useLoaded(
    async () =>
      tried === undefined
        ? loadLargePage(view, filter, cursor.value)
        : loadLargeTrial(view, filter, tried),
    inputs,
    { refinements: [cursor.value, JSON.stringify(tried)] },
  );
  useEffect(() => {
    cursor.value = undefined;
  }, inputs);
  useEffect(() => {
    largeFacts.value = facts.value;
    if (facts.value !== undefined) {
      confirmRatings(facts.value.generation);
    }
  }, [facts.value]);
  return (
    <main class="list-area large" id="main" tabIndex={-1}>
      <LoadedArea loaded={loaded}>
        {(page) => <LargeTable page={page} cursor={cursor} />}
      </LoadedArea>
    </main>
  );
}

/** Reads the filters of the URL. */
function readFilter(): LargeFilter {
  const entries = facetNames.map((name) => [name, query.value.get(name)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

type LargeTableProps = {
  readonly page: LargePage;
  readonly cursor: Signal<string | undefined>;
};

function LargeTable({ page, cursor }: LargeTableProps) {
  const { total, rows, previous, next } = page;
  return (
    <>
      <p class="help">
        This backlog has {total.toLocaleString()} ranked items, too many to rank in the browser, so
        the server ranks them.
      </p>
      <table class="plain-table">
        <caption class="hidden-text">Ranked items</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              Rank
            </th>
            <th scope="col">Item</th>
            <th scope="col">Status</th>
            <th scope="col" class="number">
              Score
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.rank} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p class="state">No item passes the filters.</p>}
      <nav class="buttons" aria-label="Pages of the ranking">
        <PageButton name="Previous items" target={previous} cursor={cursor} />
        <PageButton name="Next items" target={next} cursor={cursor} />
      </nav>
    </>
  );
}

function Row({ row: { rank, up = 0, item, score } }: { readonly row: LargeRow }) {
  return (
    <tr>
      <td class="number">
        {rank.toLocaleString()}
        {up !== 0 && (
          <small class={up > 0 ? "up" : "down"}>{`${up > 0 ? "▲" : "▼"}${Math.abs(up)}`}</small>
        )}
      </td>
      <td>
        <ItemLink item={item} />
      </td>
      <td>{item.status}</td>
      <td class="number">{score === null ? "–" : score.toFixed(3)}</td>
    </tr>
  );
}

type PageButtonProps = Pick<LargeTableProps, "cursor"> & {
  readonly name: string;
  readonly target: string | undefined;
};

function PageButton({ name, target, cursor }: PageButtonProps) {
  return (
    <button
      class="control"
      type="button"
      disabled={target === undefined}
      onClick={() => {
        cursor.value = target;
        document.querySelector("#main")?.scrollTo(0, 0);
      }}
    >
      {name}
    </button>
  );
}
