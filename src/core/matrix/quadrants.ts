import { type Direction } from "../models/model.ts";
import { uncapitalise } from "../models/wording.ts";
import { type QuadrantMatrix, type Quadrant } from "./matrix.ts";

/** The keys of the quadrants, in the order of `QuadrantMatrix.quadrants`. */
export const quadrantKeys = [
  "x_low_y_low",
  "x_high_y_low",
  "x_low_y_high",
  "x_high_y_high",
] as const;

type QuadrantKey = (typeof quadrantKeys)[number];

/** The names that a request gives to quadrants. */
export type QuadrantNames = { readonly [K in QuadrantKey]?: string | undefined };

export type NamedQuadrant = Quadrant & { readonly key: QuadrantKey; readonly name: string };

/** The properties of an axis that order and name the quadrants. */
type NamedAxis = { readonly name: string; readonly direction: Direction };

export type QuadrantOptions = {
  readonly x: NamedAxis;
  readonly y: NamedAxis;
  readonly names: QuadrantNames;
  /** The names of a preset, in the order of the result. */
  readonly presetNames?: readonly string[] | undefined;
};

/**
 * Names the quadrants of a matrix and orders them: better on both axes, on y only, on x only, on
 * neither. The better side of an axis is its high side, or its low side if its direction is "down".
 * A name comes from the request, from the preset, or from the axes ("High value, low effort").
 */
export function arrangeQuadrants(
  quadrants: QuadrantMatrix["quadrants"],
  { x, y, names, presetNames }: QuadrantOptions,
): NamedQuadrant[] {
  const best = 2 * Number(y.direction === "up") + Number(x.direction === "up");
  return [0, 1, 2, 3].flatMap((place) => {
    // Bit 0 of an index is the side of x, and bit 1 the side of y.
    const index = best ^ place;
    const [key, quadrant] = [quadrantKeys[index], quadrants[index]];
    if (key === undefined || quadrant === undefined) {
      return [];
    }
    const name = names[key] ?? presetNames?.[place] ?? describeSides(index, { x, y });
    return [{ key, name, ...quadrant }];
  });
}

function describeSides(index: number, { x, y }: Pick<QuadrantOptions, "x" | "y">): string {
  const [sideX, sideY] = [(index & 1) === 1 ? "high" : "low", index > 1 ? "High" : "Low"];
  return `${sideY} ${uncapitalise(y.name)}, ${sideX} ${uncapitalise(x.name)}`;
}
