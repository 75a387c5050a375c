import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { model } from "../../data/chosen-model.ts";
import { NoModel } from "../../frame/no-model.tsx";
import { TopBar } from "../../frame/page-frame.tsx";
import { query, toHref } from "../../router.ts";
import { AboutRanking } from "./about-ranking.tsx";
import { Adjust } from "./adjust.tsx";
import { Filters } from "./filters.tsx";
import { isLarge, largeFacts } from "./large-backlog.ts";
import { LargeRanking } from "./large-ranking.tsx";
import { RankingList } from "./ranking-list.tsx";
import { fault, rows, startRanking, weightedInputs } from "./ranking-state.ts";
import "./ranking.css";

/** The home page: the items of the backlog in order, and the weights that decide it. */
export function RankingPage() {
  const isAdjusting = useSignal(query.value.has("weights"));
  useEffect(startRanking, []);
  const ranked = rows.value ?? largeFacts.value;
  return (
    <>
      <TopBar
        title="Ranking"
        hasModel
        generation={ranked?.generation}
        at={ranked?.at}
        fault={rows.value === undefined ? undefined : fault.value}
        tools={
          <>
            <AdjustButton isOpen={isAdjusting} />
            <AboutRanking />
          </>
        }
      />
      <Filters />
      <ListArea isAdjusting={isAdjusting.value} />
      {isAdjusting.value && <Adjust />}
    </>
  );
}

/** Opens and closes the panel of what-ifs. The server tries weights only. */
function AdjustButton({ isOpen }: { readonly isOpen: Signal<boolean> }) {
  const hasWeights = weightedInputs.value.length > 0;
  if (isLarge.value && !hasWeights) {
    return null;
  }
  return (
    <button
      class="control"
      type="button"
      aria-expanded={isOpen.value}
      onClick={() => {
        isOpen.value = !isOpen.value;
      }}
    >
      {hasWeights ? "Adjust weights" : "Try ratings"}
    </button>
  );
}

function ListArea({ isAdjusting }: { readonly isAdjusting: boolean }) {
  const shown = rows.value;
  if (isLarge.value && model.value !== undefined) {
    return <LargeRanking view={model.value} />;
  }
  if (shown === undefined || model.value === undefined) {
    return <LoadingState />;
  }
  return shown.numbers.length === 0 ? (
    <EmptyState isFiltered={shown.total > 0} />
  ) : (
    <RankingList shown={shown} isGliding={isAdjusting} />
  );
}

function LoadingState() {
  return (
    <main class="state" id="main">
      {model.value === undefined ? <NoModel /> : <BacklogState />}
    </main>
  );
}

function BacklogState() {
  return fault.value === undefined ? (
    <p>Loading the backlog …</p>
  ) : (
    <p role="alert">{fault.value}</p>
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
