import { useRef } from "preact/hooks";
import { shortenText } from "../shorten-text.ts";
import { type ChartAxes, type ChartFrame, type ChartPoint, type Values } from "./chart-types.ts";
import { formatValue } from "./matrix-grid.tsx";
import { type Box } from "./place-labels.ts";
import { type Place } from "./spread-points.ts";
import { type PointMoves } from "./use-point-moves.ts";

type MatrixPointProps = {
  readonly point: ChartPoint;
  readonly place: Place;
  /** The place of the label; undefined if there is none without overlap. */
  readonly label: Box | undefined;
  readonly axes: ChartAxes;
  readonly frame: ChartFrame;
  /** Whether the point is under the pointer or has the focus. */
  readonly isActive: boolean;
  readonly isInTabOrder: boolean;
  readonly moves: PointMoves;
  readonly onHover: (isHovered: boolean) => void;
  readonly onFocus: (isFocused: boolean) => void;
  /** Handles a key that moves the focus. Returns whether the key does. */
  readonly onKey: (key: string) => boolean;
};

/** The radius of a point, in pixels. */
export const radius = 4.5;

/** The number of characters of a label. */
export const labelLengthMax = 26;

/** The mean width of a bold character of a label, in pixels. */
const characterWidth = 7.6;

/** One item of a matrix: a link that can be dragged. */
export function MatrixPoint(props: MatrixPointProps) {
  const { point, axes, frame, label, isActive, isInTabOrder, moves } = props;
  const isDragged = useRef(false);
  const values = moves.draft?.id === point.id ? moves.draft.values : undefined;
  const place = findPlace(props.place, { point, values, frame });
  return (
    <a
      class={isActive ? "matrix-point active" : "matrix-point"}
      href={point.href}
      tabIndex={isInTabOrder ? 0 : -1}
      aria-label={`${point.title}: ${describeValues(values ?? point, axes)}, ${point.quadrant}`}
      onPointerEnter={() => props.onHover(true)}
      onPointerLeave={() => props.onHover(false)}
      onFocus={() => props.onFocus(true)}
      onBlur={() => {
        props.onFocus(false);
        moves.cancel(point);
      }}
      onDragStart={(event) => event.preventDefault()}
      onPointerDown={(event) => moves.start(point, event)}
      onPointerMove={(event) => moves.drag(point, event)}
      onPointerUp={() => {
        isDragged.current = moves.drop(point);
      }}
      onPointerCancel={() => moves.cancel(point)}
      onClick={(event) => {
        // A click follows a drag, and would open the item.
        if (isDragged.current) {
          event.preventDefault();
          event.stopPropagation();
        }
      }}
      onKeyDown={(event) => handleKey(event, props)}
    >
      <circle class="matrix-target" cx={place.x} cy={place.y} r={9} />
      <circle class="matrix-dot" cx={place.x} cy={place.y} r={isActive ? radius + 2 : radius} />
      {label !== undefined && !isActive && (
        <text class="matrix-label" x={label.left} y={(label.top + label.bottom) / 2}>
          {shortenText(point.title, labelLengthMax)}
        </text>
      )}
    </a>
  );
}

type PlaceOptions = Pick<MatrixPointProps, "point" | "frame"> & {
  readonly values: Values | undefined;
};

/** Returns the place of a point: that of its new values while it moves. */
function findPlace(place: Place, { point, values, frame }: PlaceOptions): Place {
  return values === undefined || (values.x === point.x && values.y === point.y)
    ? place
    : { x: frame.x.toPixel(values.x), y: frame.y.toPixel(values.y) };
}

type ActiveLabelProps = {
  readonly point: ChartPoint | undefined;
  readonly place: Place | undefined;
  readonly axes: ChartAxes;
  readonly frame: ChartFrame;
  readonly moves: PointMoves;
};

/** The title of the active point above all points, and its values while it moves. */
export function ActiveLabel({ point, place: still, axes, frame, moves }: ActiveLabelProps) {
  if (point === undefined || still === undefined) {
    return null;
  }
  const draft = moves.draft?.isMoved === true ? moves.draft.values : undefined;
  const place = findPlace(still, { point, values: draft, frame });
  const isLeft = place.x > (frame.left + frame.right) / 2;
  const space = isLeft ? place.x - frame.left : frame.right - place.x;
  return (
    <text
      class={isLeft ? "matrix-label active end" : "matrix-label active"}
      aria-hidden="true"
      x={isLeft ? place.x - 11 : place.x + 11}
      y={place.y}
    >
      {shortenText(
        draft === undefined ? point.title : describeValues(draft, axes),
        space / characterWidth - 2,
      )}
    </text>
  );
}

function describeValues({ x, y }: Values, axes: ChartAxes): string {
  return `${axes.x.name} ${formatValue(x)}, ${axes.y.name} ${formatValue(y)}`;
}

function handleKey(event: KeyboardEvent, { point, moves, onKey }: MatrixPointProps): void {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isPlain && (onKey(event.key) || moves.press(point, event.key))) {
    event.preventDefault();
  }
}
