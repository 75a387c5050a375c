import { useRef } from "preact/hooks";
import { mayPerform } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { announcement } from "../../frame/announcer.tsx";
import { Empty, LoadedArea } from "../../frame/loaded-area.tsx";
import { PageFrame } from "../../frame/page-frame.tsx";
import { MatrixChart } from "../../parts/matrix/matrix-chart.tsx";
import { query, toHref } from "../../router.ts";
import { listCorners, listPoints, toChartAxis } from "./chart-data.ts";
import { type LoadedMatrix, loadMatrix } from "./load-matrix.ts";
import { type MatrixChoice } from "./matrix-choice.ts";
import { MatrixControls } from "./matrix-controls.tsx";
import { LastMove, ShownItems } from "./matrix-notices.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import { type Move, useMoves } from "./use-moves.ts";
import "./matrix.css";

/** Two criteria or scores as a 2 × 2 of items. Moving a point rates its item again. */
export function MatrixPage() {
  const choice = readChoice();
  const model = query.value.get("model") ?? undefined;
  const last = useRef<LoadedMatrix>(undefined);
  const loaded = useLoaded(() => loadMatrix({ choice, model }), [JSON.stringify(choice), model]);
  const { value, fault } = loaded;
  last.current = value ?? last.current;
  return (
    <PageFrame
      title="Matrix"
      hasModel
      generation={value?.matrix.generation}
      fault={value === undefined ? undefined : fault}
    >
      <MatrixControls choice={choice} loaded={value ?? last.current} />
      <LoadedArea loaded={loaded}>
        {(shown) => <MatrixView loaded={shown} onSaved={loaded.reload} />}
      </LoadedArea>
    </PageFrame>
  );
}

type MatrixViewProps = {
  readonly loaded: LoadedMatrix;
  readonly onSaved: () => void;
};

function MatrixView({ loaded, onSaved }: MatrixViewProps) {
  const { matrix } = loaded;
  const moves = useMoves({ matrix, onSaved });
  const points = listPoints(matrix, moves.moved, toItemHref);
  const options = { loaded, mayMove: mayPerform("items:write") };
  const x = toChartAxis(matrix.x, { ...options, values: points.map((point) => point.x) });
  const y = toChartAxis(matrix.y, { ...options, values: points.map((point) => point.y) });
  if (x === undefined || y === undefined || points.length === 0) {
    return <EmptyMatrix {...loaded} />;
  }
  const axes = { x, y };
  const save = (move: Move): void => void moves.save(move, matrix);
  return (
    <>
      <ShownItems matrix={matrix} />
      <MatrixChart
        axes={axes}
        quadrants={listCorners(matrix)}
        points={points}
        onMove={(id, to) => {
          const point = points.find((each) => each.id === id);
          if (point !== undefined) {
            save({ id, title: point.title, from: { x: point.x, y: point.y }, to });
          }
        }}
        onAnnounce={(text) => {
          announcement.value = text;
        }}
      />
      <LastMove
        notice={moves.notice}
        axes={axes}
        onUndo={(move) => save({ ...move, from: move.to, to: move.from })}
      />
      <MatrixTable axes={axes} points={points} />
    </>
  );
}

/** A matrix without points, with the values that the items lack. */
function EmptyMatrix({ matrix: { count, left_out: leftOut, x, y } }: LoadedMatrix) {
  if (count === 0) {
    return <Empty title="The backlog has no open items">Import or add items first.</Empty>;
  }
  const lacking = [
    [x.name, leftOut.without_x],
    [y.name, leftOut.without_y],
  ] as const;
  const texts = lacking
    .filter(([, without]) => without > 0)
    .map(([name, without]) =>
      without === count
        ? `No item has a value of ${name}.`
        : `${without.toLocaleString()} of ${count.toLocaleString()} items lack ${name}.`,
    );
  return (
    <Empty title="No item has both values">
      {texts.join(" ")} Choose another axis above, or rate items.
    </Empty>
  );
}

function toItemHref(id: string): string {
  return toHref(`/items/${id}`, { model: query.value.get("model") ?? undefined });
}

function readChoice(): MatrixChoice {
  const { value } = query;
  return {
    preset: value.get("preset") ?? undefined,
    x: value.get("x") ?? undefined,
    y: value.get("y") ?? undefined,
    xThreshold: value.get("x_threshold") ?? undefined,
    yThreshold: value.get("y_threshold") ?? undefined,
  };
}
