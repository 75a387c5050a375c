import { shortenText } from "../shorten-text.ts";
import {
  type ChartAxes,
  type ChartAxis,
  type ChartFrame,
  type ChartQuadrant,
} from "./chart-types.ts";
import { listPowers, listTicks, type Scale } from "./scale.ts";

type MatrixGridProps = {
  readonly frame: ChartFrame;
  readonly axes: ChartAxes;
  readonly quadrants: readonly ChartQuadrant[];
};

/** The mean width of a character of a name, in pixels. */
const characterWidth = 8;

/** The axes of a matrix, its thresholds as lines with their values, and the names of its corners. */
export function MatrixGrid({ frame, axes, quadrants }: MatrixGridProps) {
  const { left, top, right, bottom } = frame;
  return (
    <g aria-hidden="true">
      <rect class="matrix-plot" x={left} y={top} width={right - left} height={bottom - top} />
      <Ticks frame={frame} />
      <Thresholds frame={frame} axes={axes} />
      <AxisNames frame={frame} axes={axes} />
      {quadrants.map(({ isRight, isTop, name, count }) => (
        <text
          key={name}
          class={isRight ? "matrix-quadrant end" : "matrix-quadrant"}
          x={isRight ? right - 8 : left + 8}
          y={isTop ? top + 14 : bottom - 14}
        >
          {shortenText(name, (right - left) / 2 / characterWidth - 5)}
          <tspan class="matrix-count" dx={6}>
            {count.toLocaleString()}
          </tspan>
        </text>
      ))}
    </g>
  );
}

function Ticks({ frame }: { readonly frame: ChartFrame }) {
  const { left, bottom, x, y, width } = frame;
  return (
    <>
      {listScaleTicks(x, width < narrowWidthMax ? 5 : 11).map((value) => (
        <text key={value} class="matrix-tick middle" x={x.toPixel(value)} y={bottom + 12}>
          {formatValue(value)}
        </text>
      ))}
      {listScaleTicks(y, 11).map((value) => (
        <text key={value} class="matrix-tick end" x={left - 6} y={y.toPixel(value)}>
          {formatValue(value)}
        </text>
      ))}
    </>
  );
}

const narrowWidthMax = 500;

function listScaleTicks({ domain, isLog }: Scale, countMax: number): readonly number[] {
  return isLog ? listPowers(domain) : listTicks(domain, countMax);
}

type AxesProps = { readonly frame: ChartFrame; readonly axes: ChartAxes };

function Thresholds({ frame, axes }: AxesProps) {
  const { left, top, right, bottom } = frame;
  const [x, y] = [frame.x.toPixel(axes.x.threshold), frame.y.toPixel(axes.y.threshold)];
  return (
    <>
      <line class="matrix-threshold" x1={x} x2={x} y1={top} y2={bottom} />
      <line class="matrix-threshold" x1={left} x2={right} y1={y} y2={y} />
      <text class="matrix-tick middle" x={x} y={top - 9}>
        {describeThreshold(axes.x)}
      </text>
      <text class="matrix-tick" transform={`translate(${right + 9} ${y}) rotate(90)`}>
        <tspan class="middle">{describeThreshold(axes.y)}</tspan>
      </text>
    </>
  );
}

function AxisNames({ frame, axes }: AxesProps) {
  const { left, top, right, bottom } = frame;
  return (
    <>
      <text class="matrix-axis middle" x={(left + right) / 2} y={bottom + 30}>
        {describeAxis(axes.x)} →
      </text>
      <text
        class="matrix-axis middle"
        transform={`translate(10 ${(top + bottom) / 2}) rotate(-90)`}
      >
        {describeAxis(axes.y)} →
      </text>
    </>
  );
}

function describeAxis({ name, unit, isLog }: ChartAxis): string {
  const isRepeated = unit?.toLowerCase() === name.toLowerCase();
  return [name, isRepeated ? "" : (unit ?? ""), isLog ? "logarithmic" : ""]
    .filter((text) => text !== "")
    .join(", ");
}

/** Describes a threshold: "5.5 (median)". */
export function describeThreshold({ threshold, source }: ChartAxis): string {
  return `${formatValue(threshold)} (${source})`;
}

/** Formats a value of an axis with at most three significant decimals. */
export function formatValue(value: number): string {
  return value.toLocaleString(undefined, {
    maximumSignificantDigits: Math.abs(value) < 1_000 ? 4 : 12,
    maximumFractionDigits: 3,
  });
}
