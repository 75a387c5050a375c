import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { findItemCard, loadItemCards } from "../../data/item-cards.ts";
import { TopBar } from "../../frame/page-frame.tsx";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { navigate, query, toHref } from "../../router.ts";
import { Adjust } from "./adjust.tsx";
import { Filters } from "./filters.tsx";
import { RankingHead, RankingRow } from "./ranking-row.tsx";
import { explainRange, fault, rows, startRanking, weightedInputs } from "./ranking-state.ts";
import "./ranking.css";

const rowHeight = 36;

/** The home page: the items of the backlog in order, and the weights that decide it. */
export function RankingPage() {
  const isAdjusting = useSignal(query.value.has("weights"));
  useEffect(startRanking, []);
  return (
    <>
      <TopBar
        title="Ranking"
        hasModel
        generation={rows.value?.generation}
        at={rows.value?.at}
        fault={rows.value === undefined ? undefined : fault.value}
        tools={
          <button
            class="control"
            type="button"
            aria-expanded={isAdjusting.value}
            disabled={weightedInputs.value.length === 0}
            onClick={() => {
              isAdjusting.value = !isAdjusting.value;
            }}
          >
            Adjust weights
          </button>
        }
      />
      <Filters />
      <RankingList isAdjusting={isAdjusting.value} />
      {isAdjusting.value && <Adjust />}
    </>
  );
}

function RankingList({ isAdjusting }: { readonly isAdjusting: boolean }) {
  const active = useSignal(-1);
  const shown = rows.value;
  if (shown === undefined) {
    return <LoadingState />;
  }
  if (shown.numbers.length === 0) {
    return <EmptyState isFiltered={shown.total > 0} />;
  }
  const showRange = (first: number, end: number): void => {
    void explainRange(first, end);
    void loadItemCards([...shown.numbers.subarray(first, end)], shown.generation);
  };
  return (
    <main class="list-area">
      <VirtualList
        label="Ranked items"
        count={shown.numbers.length}
        content={shown}
        rowHeight={rowHeight}
        active={active.value}
        onActive={(index) => {
          active.value = index;
        }}
        onKey={(key, index) => key === "Enter" && void openItem(shown.numbers[index])}
        onRange={showRange}
        head={<RankingHead />}
        renderRow={(index) => (
          <RankingRow
            key={shown.numbers[index]}
            rows={shown}
            index={index}
            isActive={index === active.value}
            isGliding={isAdjusting}
            onSelect={() => {
              active.value = index;
            }}
          />
        )}
      />
    </main>
  );
}

/** Opens the drawer of an item, and keeps the filters of the page. */
async function openItem(number: number | undefined): Promise<void> {
  const card = number === undefined ? undefined : await findItemCard(number);
  if (card !== undefined) {
    navigate(toHref(`/items/${card.id}`, Object.fromEntries(query.value)));
  }
}

function LoadingState() {
  return (
    <main class="state" id="main">
      {fault.value === undefined ? <p>Loading the backlog …</p> : <p role="alert">{fault.value}</p>}
    </main>
  );
}

function EmptyState({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <main class="state" id="main">
      <h2>{isFiltered ? "No item passes the filters" : "The backlog is empty"}</h2>
      {isFiltered ? (
        <p>
          <a href={toHref("/")}>Clear the filters</a> to see all items.
        </p>
      ) : (
        <p>
          Import the export of a tracker with <code>npm start -- your-file.csv</code>, or send items
          to the <a href="/docs">API</a>.
        </p>
      )}
    </main>
  );
}
