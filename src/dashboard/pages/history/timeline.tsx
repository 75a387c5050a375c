import { useSignal } from "@preact/signals";
import { formatTimestamp } from "../../parts/format-time.ts";
import {
  formatTick,
  listTicks,
  scaleTime,
  type TimeRange,
  toTimeRange,
} from "../../parts/time-scale.ts";
import { useWidth } from "../../parts/use-width.ts";
import { formatPoint, type HistoryPoint, type Selection, thinPoints } from "./points.ts";

export type TimelineProps = {
  readonly points: readonly HistoryPoint[];
  readonly selection: Selection;
  readonly onChoose: (choice: { readonly id: string; readonly isEnd: boolean }) => void;
};

const marksMax = 150;
const [height, margin, markY, axisY] = [96, 24, 44, 66];

/** The rankings on an axis of time. The arrow keys move between the marks; Enter chooses one. */
export function Timeline({ points, selection, onChoose }: TimelineProps) {
  const [element, width] = useWidth<HTMLDivElement>();
  const { from, to } = selection;
  const marks = thinPoints(points, marksMax, [from, to]);
  const range = toTimeRange(points.map(({ at }) => at));
  const toX = (at: number): number => margin + scaleTime(at, range, width - 2 * margin);
  const focus = useSignal(marks.length - 1);
  const moveFocus = (index: number): void => {
    focus.value = Math.max(0, Math.min(marks.length - 1, index));
    element.current?.querySelectorAll<SVGElement>(".mark")[focus.value]?.focus();
  };
  return (
    <div class="timeline" ref={element}>
      {width > 0 && (
        <svg width={width} height={height} role="group" aria-label="Rankings by time">
          <Axis range={range} width={width} toX={toX} />
          <Span points={points} selection={selection} toX={toX} />
          {marks.map((point, index) => (
            <Mark
              key={point.id}
              point={point}
              x={toX(point.at)}
              place={findPlace(point, selection)}
              isTabStop={index === Math.min(focus.value, marks.length - 1)}
              onChoose={(isEnd) => {
                focus.value = index;
                onChoose({ id: point.id, isEnd });
              }}
              onStep={(step) => moveFocus(index + step)}
            />
          ))}
        </svg>
      )}
    </div>
  );
}

type AxisProps = {
  readonly range: TimeRange;
  readonly width: number;
  readonly toX: (at: number) => number;
};

function Axis({ range, width, toX }: AxisProps) {
  const { instants, stepMs } = listTicks(
    range,
    Math.max(2, Math.floor(width / 110)),
    -new Date(range.end).getTimezoneOffset() * 60_000,
  );
  return (
    <g class="axis" aria-hidden="true">
      <line x1={0} x2={width} y1={axisY} y2={axisY} />
      {instants.map((at) => (
        <g key={at}>
          <line x1={toX(at)} x2={toX(at)} y1={axisY} y2={axisY + 4} />
          <text x={toX(at)} y={axisY + 18} text-anchor="middle">
            {formatTick(at, stepMs)}
          </text>
        </g>
      ))}
    </g>
  );
}

type SpanProps = Omit<TimelineProps, "onChoose"> & { readonly toX: (at: number) => number };

/** The time between the two selected points, with their generations. */
function Span({ points, selection, toX }: SpanProps) {
  const start = points.find(({ id }) => id === selection.from);
  const end = points.find(({ id }) => id === selection.to);
  if (end === undefined) {
    return null;
  }
  const [x1, x2] = [toX(start?.at ?? end.at), toX(end.at)];
  const isNarrow = x2 - x1 < 80;
  return (
    <g class="span" aria-hidden="true">
      <line x1={x1} x2={x2} y1={markY} y2={markY} />
      {start !== undefined && (
        <text x={x1} y={markY - 16} text-anchor={isNarrow ? anchorStart(x1) : "middle"}>
          {start.generation.toLocaleString()}
          {isNarrow && ` → ${end.generation.toLocaleString()}`}
        </text>
      )}
      {(start === undefined || !isNarrow) && (
        <text x={x2} y={markY - 16} text-anchor="middle">
          {end.generation.toLocaleString()}
        </text>
      )}
    </g>
  );
}

/** Keeps a text inside the chart: it ends at a mark, unless the mark is at the left edge. */
function anchorStart(x: number): "start" | "end" {
  return x < 100 ? "start" : "end";
}

type Place = "from" | "to" | undefined;

type MarkProps = {
  readonly point: HistoryPoint;
  readonly x: number;
  readonly place: Place;
  readonly isTabStop: boolean;
  readonly onChoose: (isEnd: boolean) => void;
  readonly onStep: (step: number) => void;
};

function Mark({ point, x, place, isTabStop, onChoose, onStep }: MarkProps) {
  const text = describe(point);
  return (
    <g
      class={`mark ${place ?? ""}`}
      role="button"
      // An SVG element has no property `tabIndex` that Preact could set: attributes have small letters.
      tabindex={isTabStop ? 0 : -1}
      aria-pressed={place !== undefined}
      aria-label={place === undefined ? text : `${text}, compared`}
      onClick={({ shiftKey }) => onChoose(shiftKey)}
      onKeyDown={(event) => handleKey(event, { onChoose, onStep })}
    >
      <title>{text}</title>
      <rect x={x - 8} y={markY - 16} width={16} height={32} />
      <circle cx={x} cy={markY} r={place === undefined ? 4 : 6} />
    </g>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity,
};

function handleKey(
  event: KeyboardEvent,
  { onChoose, onStep }: Pick<MarkProps, "onChoose" | "onStep">,
): void {
  const step = steps[event.key];
  if (step !== undefined) {
    event.preventDefault();
    onStep(step);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    onChoose(event.shiftKey);
  }
}

function findPlace({ id }: HistoryPoint, { from, to }: Selection): Place {
  return id === from ? "from" : id === to ? "to" : undefined;
}

function describe(point: HistoryPoint): string {
  return `${formatPoint(point)}, ${formatTimestamp(point.at)}, ${point.count.toLocaleString()} items`;
}
