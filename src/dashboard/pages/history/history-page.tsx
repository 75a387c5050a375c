import { useEffect } from "preact/hooks";
import { type Schemas } from "../../data/api.ts";
import { model } from "../../data/chosen-model.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { announcement } from "../../frame/announcer.tsx";
import { Empty, LoadedArea } from "../../frame/loaded-area.tsx";
import { NoModel } from "../../frame/no-model.tsx";
import { PageFrame } from "../../frame/page-frame.tsx";
import { query, setQuery } from "../../router.ts";
import { Comparison } from "./comparison.tsx";
import { loadDifference, loadPoints } from "./load-history.ts";
import { NameRanking } from "./name-ranking.tsx";
import { PointChoice } from "./point-choice.tsx";
import { PointTable } from "./point-table.tsx";
import { choosePoint, type HistoryPoint, resolveSelection, type Selection } from "./points.ts";
import { Timeline } from "./timeline.tsx";
import { selectSpan, Zoom } from "./zoom.tsx";
import "./history.css";

/** The rankings of a model over time, and the differences between two of them. */
export function HistoryPage() {
  const { value: chosen } = model;
  return chosen === undefined ? (
    <PageFrame title="History" hasModel>
      <NoModel />
    </PageFrame>
  ) : (
    <ModelHistory key={chosen.id} chosen={chosen} />
  );
}

function ModelHistory({ chosen }: { readonly chosen: Schemas["Model"] }) {
  const loaded = useLoaded(() => loadPoints(chosen.id), [chosen.id]);
  const newest = loaded.value?.at(-1);
  return (
    <PageFrame
      title="History"
      hasModel
      generation={newest?.generation}
      at={newest?.at}
      fault={loaded.value === undefined ? undefined : loaded.fault}
    >
      <LoadedArea loaded={loaded}>
        {(points) => <History model={chosen} points={points} onNamed={loaded.reload} />}
      </LoadedArea>
    </PageFrame>
  );
}

type HistoryProps = {
  readonly model: Schemas["Model"];
  readonly points: readonly HistoryPoint[];
  readonly onNamed: () => void;
};

function History({ model: chosen, points, onNamed }: HistoryProps) {
  const selection = resolveSelection(points, {
    from: query.value.get("from") ?? undefined,
    to: query.value.get("to") ?? undefined,
  });
  const newest = points.at(-1)?.id;
  const end = points.find(({ id }) => id === (selection.to ?? newest));
  const select = ({ from, to }: Selection): void =>
    setQuery({ from, to: to === newest ? undefined : to });
  const timeline = {
    points,
    selection,
    onChoose: (choice: { readonly id: string; readonly isEnd: boolean }) =>
      select(choosePoint(points, selection, choice)),
  };
  return (
    <div class="history">
      <PointChoice points={points} selection={selection} onSelect={select} />
      {points.length > 0 && (
        <section aria-label="Timeline">
          <Zoom points={points} />
          <Timeline {...timeline} points={selectSpan(points)} />
          <p class="help timeline-hint">
            Select a ranking to compare from it. Hold Shift to compare up to it. With the keyboard,
            move with the arrow keys and select with Enter.
          </p>
          <PointTable {...timeline} />
          {end !== undefined && <NameRanking key={end.id} point={end} onNamed={onNamed} />}
        </section>
      )}
      {selection.from === undefined ? (
        <NoComparison name={chosen.name} count={points.length} />
      ) : (
        <Differences model={chosen.id} selection={selection} />
      )}
    </div>
  );
}

function Differences({ model: id, selection }: { readonly model: string; selection: Selection }) {
  const { from, to } = selection;
  const loaded = useLoaded(() => loadDifference(id, selection), [id, from, to]);
  const { value } = loaded;
  useEffect(() => {
    if (value !== undefined) {
      const { entered, left, moved } = value.counts;
      announcement.value = `Compared: ${entered} entered, ${left} left, ${moved} moved.`;
    }
  }, [value]);
  return (
    <LoadedArea loaded={loaded}>
      {(difference) => difference !== undefined && <Comparison difference={difference} />}
    </LoadedArea>
  );
}

function NoComparison({ name, count }: { readonly name: string; readonly count: number }) {
  return (
    <Empty title={count === 0 ? "No ranking is stored yet" : "There is one ranking so far"}>
      Ordinal stores a ranking after each change of the backlog, by the default model and by models
      that were read lately. Change an item, and this page shows what moved and why. To compare{" "}
      {name} with an earlier day, choose a date above.
    </Empty>
  );
}
