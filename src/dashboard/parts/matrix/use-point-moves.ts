import { useSignal } from "@preact/signals";
import { type ChartAxes, type ChartFrame, type ChartPoint, type Values } from "./chart-types.ts";
import { canMove, moveByKey, moveByPixels } from "./move-values.ts";

type MoveOptions = {
  readonly frame: ChartFrame;
  readonly axes: ChartAxes;
  /** Saves the values of a moved point. */
  readonly onMove: (id: string, values: Values) => void;
  /** Called with the values of a point while it moves; undefined after a move that was cancelled. */
  readonly onDraft: (point: ChartPoint, values: Values | undefined) => void;
};

/** A move that has not ended. */
type Draft = {
  readonly id: string;
  readonly values: Values;
  /** Where the pointer began; undefined for the keyboard. */
  readonly start?: Values;
  /** Whether the point has left its place. */
  readonly isMoved: boolean;
};

/** The moves of the points of a chart. */
export type PointMoves = {
  readonly draft: Draft | undefined;
  readonly start: (point: ChartPoint, event: PointerEvent) => void;
  readonly drag: (point: ChartPoint, event: PointerEvent) => void;
  /** Ends a move. Returns whether the point has moved, so that the pointer did not click. */
  readonly drop: (point: ChartPoint) => boolean;
  readonly cancel: (point: ChartPoint) => void;
  /** Handles a key of a point. Returns whether the key belongs to a move. */
  readonly press: (point: ChartPoint, key: string) => boolean;
};

/** A pointer that moves less than this many pixels clicks. */
const dragDistanceMin = 4;

/** Moves points by the pointer and by the keyboard. A move ends with a save or is cancelled. */
export function usePointMoves({ frame, axes, onMove, onDraft }: MoveOptions): PointMoves {
  const draft = useSignal<Draft | undefined>(undefined);
  const show = (point: ChartPoint, next: Draft): void => {
    draft.value = next;
    onDraft(point, next.values);
  };
  const cancel = (point: ChartPoint): void => {
    if (draft.value?.isMoved === true) {
      onDraft(point, undefined);
    }
    draft.value = undefined;
  };
  const drop = (point: ChartPoint): boolean => {
    const { values = point, isMoved = false } = draft.value ?? {};
    draft.value = undefined;
    if (values.x !== point.x || values.y !== point.y) {
      onMove(point.id, values);
    }
    return isMoved;
  };
  const start = (point: ChartPoint, event: PointerEvent): void => {
    if (canMove(axes) && capturePointer(event)) {
      draft.value = { id: point.id, values: point, start: readPlace(event), isMoved: false };
    }
  };
  const drag = (point: ChartPoint, event: PointerEvent): void => {
    const pixels = measureDrag(draft.value, event);
    if (draft.value?.id === point.id && pixels !== undefined) {
      const values = moveByPixels(point, pixels, { frame, axes });
      show(point, { ...draft.value, values, isMoved: true });
    }
  };
  const press = (point: ChartPoint, key: string): boolean => {
    const values = moveByKey(draft.value?.values ?? point, key, axes);
    if (values !== undefined && canMove(axes)) {
      show(point, { id: point.id, values, isMoved: true });
      return true;
    }
    const isEnd = draft.value?.isMoved === true && (key === "Enter" || key === "Escape");
    if (isEnd) {
      (key === "Enter" ? drop : cancel)(point);
    }
    return isEnd;
  };
  return { draft: draft.value, start, drag, drop, cancel, press };
}

/** Sends all events of a pressed pointer to its point. Returns whether the main button is down. */
function capturePointer({ button, currentTarget, pointerId }: PointerEvent): boolean {
  const isMain = button === 0 && currentTarget instanceof Element;
  if (isMain) {
    currentTarget.setPointerCapture(pointerId);
  }
  return isMain;
}

/** Returns the distance from the start of a move; undefined while it may still be a click. */
function measureDrag(draft: Draft | undefined, event: PointerEvent): Values | undefined {
  if (draft?.start === undefined) {
    return undefined;
  }
  const { x, y } = readPlace(event);
  const pixels = { x: x - draft.start.x, y: y - draft.start.y };
  return draft.isMoved || Math.hypot(pixels.x, pixels.y) >= dragDistanceMin ? pixels : undefined;
}

function readPlace({ clientX, clientY }: PointerEvent): Values {
  return { x: clientX, y: clientY };
}
