import { useSignal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import { shortenText } from "../shorten-text.ts";
import { useWidth } from "../use-width.ts";
import {
  type ChartAxes,
  type ChartFrame,
  type ChartPoint,
  type ChartQuadrant,
  type Values,
} from "./chart-types.ts";
import { formatValue, MatrixGrid } from "./matrix-grid.tsx";
import { ActiveLabel, labelLengthMax, MatrixPoint, radius } from "./matrix-point.tsx";
import { canMove } from "./move-values.ts";
import { type Box, placeLabels } from "./place-labels.ts";
import { buildScale } from "./scale.ts";
import { spreadPoints } from "./spread-points.ts";
import { usePointMoves } from "./use-point-moves.ts";
import "./matrix-chart.css";

type MatrixChartProps = {
  readonly axes: ChartAxes;
  readonly quadrants: readonly ChartQuadrant[];
  /** The best-ranked point first: it has the first choice of a place for its label. */
  readonly points: readonly ChartPoint[];
  /** Saves the values of a point that the reader moved. */
  readonly onMove: (id: string, values: Values) => void;
  /** Announces a text to a screen reader. */
  readonly onAnnounce: (text: string) => void;
};

/** The height of a label, and the mean width of a character, in pixels. */
const [labelHeight, characterWidth] = [16, 7];

/**
 * Items as points between two axes. The arrow keys move the point with the focus, and j and k move
 * the focus. The points are links: a click or Enter opens the item.
 */
export function MatrixChart(props: MatrixChartProps) {
  const { axes } = props;
  const [element, width] = useWidth<HTMLDivElement>();
  return (
    <div class={canMove(axes) ? "matrix-chart movable" : "matrix-chart"} ref={element}>
      {width > 0 && <Plot {...props} width={width} />}
      <p class="matrix-help">{canMove(axes) ? movingHelp : readingHelp}</p>
    </div>
  );
}

function Plot(props: MatrixChartProps & { readonly width: number }) {
  const { axes, quadrants, points, width, onMove, onAnnounce } = props;
  const frame = buildFrame(width, axes);
  const layout = useMemo(() => layOut(points, frame), [points, width]);
  const svg = useRef<SVGSVGElement>(null);
  const moves = usePointMoves({
    frame,
    axes,
    onMove,
    onDraft: (point, values) => onAnnounce(describeDraft(point, values, axes)),
  });
  const { active, tabStop, hover, focus } = useActivePoint(points, moves.draft?.id);
  const shared = { axes, frame, moves };
  return (
    <svg
      ref={svg}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="application"
      aria-label={`Matrix of ${axes.x.name} and ${axes.y.name}. The keys j and k move between the items. “Show as table” has the same figures.`}
    >
      <MatrixGrid frame={frame} axes={axes} quadrants={quadrants} />
      {points.map((point, index) => (
        <MatrixPoint
          key={point.id}
          {...shared}
          point={point}
          place={layout.places[index] ?? { x: 0, y: 0 }}
          label={layout.labels[index]}
          isActive={index === active}
          isInTabOrder={index === tabStop}
          onHover={(isHovered) => hover(isHovered ? point.id : "")}
          onFocus={(isFocused) => focus(isFocused ? point.id : "")}
          onKey={(key) => focusPoint(svg.current, index, key)}
        />
      ))}
      <ActiveLabel {...shared} point={points[active]} place={layout.places[active]} />
    </svg>
  );
}

/** The point that the chart highlights, and the point that the Tab key reaches. */
function useActivePoint(points: readonly ChartPoint[], moving: string | undefined) {
  const hovered = useSignal("");
  const focused = useSignal("");
  const lastFocused = useSignal("");
  const find = (id: string): number => points.findIndex((point) => point.id === id);
  return {
    active: find(moving ?? (hovered.value || focused.value)),
    tabStop: Math.max(0, find(lastFocused.value)),
    hover: (id: string): void => {
      hovered.value = id;
    },
    focus: (id: string): void => {
      focused.value = id;
      lastFocused.value = id || lastFocused.value;
    },
  };
}

/** Moves the focus from the point at an index by a key. Returns whether the key moves it. */
function focusPoint(svg: SVGSVGElement | null, index: number, key: string): boolean {
  const links = [...(svg?.querySelectorAll<SVGAElement>("a") ?? [])];
  const targets: Readonly<Record<string, number>> = {
    j: Math.min(links.length - 1, index + 1),
    k: Math.max(0, index - 1),
    Home: 0,
    End: links.length - 1,
  };
  const target = targets[key];
  links[target ?? -1]?.focus();
  return target !== undefined;
}

const readingHelp =
  "Items with equal values lie around one place. Click a point to open its item. Keys: j and k for the next item, Enter to open it.";
const movingHelp =
  "Items with equal values lie around one place. Drag a point to rate its item again; click it to open the item. Keys: j and k for the next item, " +
  "arrows to move it, Enter to save or to open, Escape to cancel.";

function describeDraft(point: ChartPoint, values: Values | undefined, { x, y }: ChartAxes): string {
  return values === undefined
    ? `Cancelled. ${x.name} ${formatValue(point.x)}, ${y.name} ${formatValue(point.y)}`
    : `${x.name} ${formatValue(values.x)}, ${y.name} ${formatValue(values.y)}. Enter saves, Escape cancels.`;
}

/** Places the points and as many labels as fit, the best-ranked first. */
function layOut(points: readonly ChartPoint[], frame: ChartFrame) {
  const exact = points.map(({ x, y }) => ({ x: frame.x.toPixel(x), y: frame.y.toPixel(y) }));
  const places = spreadPoints(exact);
  const { left, top, right, bottom } = frame;
  const corners: readonly Box[] = [top, bottom - cornerHeight].map((edge) => ({
    left,
    right,
    top: edge,
    bottom: edge + cornerHeight,
  }));
  const labels = placeLabels(places, {
    widths: points.map(({ title }) => shortenText(title, labelLengthMax).length * characterWidth),
    height: labelHeight,
    radius,
    bounds: { left, top, right, bottom },
    obstacles: corners,
  });
  return { places, labels };
}

/** The height of the names of the quadrants, which no label covers. */
const cornerHeight = 24;

const margin = { left: 48, top: 22, right: 22, bottom: 42 };
/** The space between the plot's edge and the lowest or highest value. */
const padding = { x: 24, y: 36 };
const [heightMin, heightMax] = [420, 640];

function buildFrame(width: number, { x, y }: ChartAxes): ChartFrame {
  const height = Math.round(Math.max(heightMin, Math.min(heightMax, width * 0.55)));
  const [left, top] = [margin.left, margin.top];
  const [right, bottom] = [width - margin.right, height - margin.bottom];
  return {
    width,
    height,
    left,
    top,
    right,
    bottom,
    x: buildScale(x.domain, [left + padding.x, right - padding.x], x),
    y: buildScale(y.domain, [bottom - padding.y, top + padding.y], y),
  };
}
