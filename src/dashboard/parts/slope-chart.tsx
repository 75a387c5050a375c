import { useSignal } from "@preact/signals";
import { shortenText } from "./shorten-text.ts";
import { placeSlopes } from "./slope-layout.ts";
import { useWidth } from "./use-width.ts";
import "./slope-chart.css";

/** A line of a slope chart: an item with its rank in each column. */
export type Slope = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  /** Undefined where the item has no rank. */
  readonly ranks: readonly (number | undefined)[];
};

type SlopeChartProps = {
  readonly label: string;
  readonly columns: readonly string[];
  readonly slopes: readonly Slope[];
};

/** The places of a chart, in pixels. */
type Geometry = {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly number[];
  /** The distance of two columns. */
  readonly gap: number;
  readonly left: number;
  /** The width of the titles on the right; 0 without them. */
  readonly right: number;
};

const [rowHeight, headHeight] = [26, 32];
/** The space around the middle of a rank. */
const rankSpace = 24;
/** The mean width of a character of a title. */
const characterWidth = 7.4;
const [narrowWidthMax, titleWidthMin] = [620, 96];

/**
 * The ranks of items in several columns, as one line per item. A column shows its items in order.
 * Each line is a link. The line under the pointer or with the focus is highlighted.
 */
export function SlopeChart({ label, columns, slopes }: SlopeChartProps) {
  const [element, width] = useWidth<HTMLDivElement>();
  const active = useSignal("");
  const geometry = measure(width, columns.length, slopes.length);
  const places = placeSlopes(slopes.map(({ ranks }) => ranks));
  const shown = slopes.find(({ id }) => id === active.value);
  return (
    <div class="slope-chart" ref={element}>
      {width > 0 && (
        <svg viewBox={`0 0 ${geometry.width} ${geometry.height}`} role="group" aria-label={label}>
          {columns.map((name, column) => (
            <text key={name} class="slope-head" x={geometry.columns[column]} y={14}>
              {shortenText(name, geometry.gap / characterWidth)}
            </text>
          ))}
          {slopes.map((slope, index) => (
            <SlopeLine
              key={slope.id}
              slope={slope}
              places={places[index] ?? []}
              geometry={geometry}
              text={describeRanks(slope, columns)}
              isActive={slope.id === active.value}
              onActive={(isActive) => {
                active.value = isActive ? slope.id : "";
              }}
            />
          ))}
        </svg>
      )}
      <p class="slope-detail" aria-hidden="true">
        {shown === undefined
          ? "Point at a line to read it. Click it to open the item."
          : describeRanks(shown, columns)}
      </p>
    </div>
  );
}

type SlopeLineProps = {
  readonly slope: Slope;
  readonly places: readonly number[];
  readonly geometry: Geometry;
  readonly text: string;
  readonly isActive: boolean;
  readonly onActive: (isActive: boolean) => void;
};

function SlopeLine({ slope, places, geometry, text, isActive, onActive }: SlopeLineProps) {
  const { columns, left, right } = geometry;
  const ys = places.map((place) => headHeight + (place + 0.5) * rowHeight);
  const end = columns.length - 1;
  return (
    <a
      class={isActive ? "slope active" : "slope"}
      href={slope.href}
      onPointerEnter={() => onActive(true)}
      onPointerLeave={() => onActive(false)}
      onFocus={() => onActive(true)}
      onBlur={() => onActive(false)}
    >
      <title>{text}</title>
      {columns.slice(1).map((x, index) => (
        <Segment
          key={x}
          from={[(columns[index] ?? 0) + rankSpace, ys[index] ?? 0]}
          to={[x - rankSpace, ys[index + 1] ?? 0]}
          isBroken={slope.ranks[index] === undefined || slope.ranks[index + 1] === undefined}
        />
      ))}
      <text class="slope-title first" x={left - rankSpace} y={ys[0]}>
        {shortenText(slope.title, (left - rankSpace) / characterWidth - 1)}
      </text>
      {columns.map((x, index) => (
        <text key={x} class="slope-rank" x={x} y={ys[index]}>
          {formatRank(slope.ranks[index])}
        </text>
      ))}
      {right > 0 && (
        <text class="slope-title" x={(columns[end] ?? 0) + rankSpace} y={ys[end]}>
          {shortenText(slope.title, (right - rankSpace) / characterWidth - 1)}
        </text>
      )}
    </a>
  );
}

type SegmentProps = {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly isBroken: boolean;
};

/** A line between two columns. A wider, invisible line is easier to point at. */
function Segment({ from: [x1, y1], to: [x2, y2], isBroken }: SegmentProps) {
  return (
    <>
      <line class="slope-target" x1={x1} y1={y1} x2={x2} y2={y2} />
      <line class={isBroken ? "slope-line broken" : "slope-line"} x1={x1} y1={y1} x2={x2} y2={y2} />
    </>
  );
}

/** Formats a rank. Tied items share the mean of their ranks, which may end in a half. */
export function formatRank(rank: number | undefined): string {
  return rank === undefined ? "–" : rank.toLocaleString();
}

function describeRanks({ title, ranks }: Slope, columns: readonly string[]): string {
  const texts = ranks.map((rank, index) =>
    rank === undefined
      ? `not ranked by ${columns[index]}`
      : `${formatRank(rank)} by ${columns[index]}`,
  );
  return `${title}: ${texts.join(", ")}`;
}

/** Divides the width. A narrow chart has titles on the left only. Lines take the space they need. */
function measure(width: number, columnCount: number, lineCount: number): Geometry {
  const gaps = Math.max(1, columnCount - 1);
  const isNarrow = width < narrowWidthMax;
  const [share, gapMin] = isNarrow ? [0.42, 56] : [0.3, 96];
  const free = (width - gaps * gapMin - (isNarrow ? rankSpace : 0)) / (isNarrow ? 1 : 2);
  const left = Math.round(Math.max(titleWidthMin, Math.min(share * width, free)));
  const right = isNarrow ? 0 : left;
  const gap = (width - left - Math.max(right, rankSpace)) / gaps;
  const columns = Array.from({ length: columnCount }, (_, index) => left + gap * index);
  return { width, height: headHeight + lineCount * rowHeight, columns, gap, left, right };
}
