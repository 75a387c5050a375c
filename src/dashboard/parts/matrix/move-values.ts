import { type ChartAxes, type ChartAxis, type ChartFrame, type Values } from "./chart-types.ts";
import { type Scale, snapValue } from "./scale.ts";

type MoveContext = { readonly frame: Pick<ChartFrame, "x" | "y">; readonly axes: ChartAxes };

/** Returns whether points can move along at least one axis. */
export function canMove({ x, y }: ChartAxes): boolean {
  return x.movable !== undefined || y.movable !== undefined;
}

/** Moves values by pixels, along the axes that allow it. */
export function moveByPixels(values: Values, pixels: Values, context: MoveContext): Values {
  const { frame, axes } = context;
  return {
    x: shiftByPixels(values.x, pixels.x, { axis: axes.x, scale: frame.x }),
    y: shiftByPixels(values.y, pixels.y, { axis: axes.y, scale: frame.y }),
  };
}

/** Moves values by an arrow key. Returns undefined for any other key. */
export function moveByKey(values: Values, key: string, axes: ChartAxes): Values | undefined {
  const steps = arrows[key];
  return (
    steps && {
      x: shiftBySteps(values.x, steps[0], axes.x),
      y: shiftBySteps(values.y, steps[1], axes.y),
    }
  );
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

type PixelAxis = { readonly axis: ChartAxis; readonly scale: Scale };

function shiftByPixels(value: number, pixels: number, { axis, scale }: PixelAxis): number {
  const { movable } = axis;
  return movable === undefined
    ? value
    : snapValue(scale.toValue(scale.toPixel(value) + pixels), movable.step, movable.range);
}

function shiftBySteps(value: number, steps: number, { movable }: ChartAxis): number {
  return movable === undefined || steps === 0
    ? value
    : snapValue(value + steps * movable.step, movable.step, movable.range);
}
