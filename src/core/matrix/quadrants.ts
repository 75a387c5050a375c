import { type Direction } from "../models/model.ts";
import { uncapitalise } from "../words/wording.ts";
import { type Quadrant, type QuadrantKey } from "./matrix.ts";

/** The names that a request gives to quadrants. */
export type QuadrantNames = { readonly [K in QuadrantKey]?: string | undefined };

export type NamedQuadrant = Quadrant & { readonly name: string };

/** The properties of an axis that order and name the quadrants. */
type NamedAxis = { readonly name: string; readonly direction: Direction };

export type QuadrantOptions = {
  readonly x: NamedAxis;
  readonly y: NamedAxis;
  readonly names: QuadrantNames;
  /** The names of a preset, in the order of the result. */
  readonly defaultNames?: readonly string[] | undefined;
};

/**
 * Names the quadrants of a matrix and orders them: better on both axes, on y only, on x only, on
 * neither. The better side of an axis is its high side, or its low side if its direction is "down".
 * A name comes from the request, from the preset, or from the axes ("High value, low effort").
 */
export function arrangeQuadrants(
  quadrants: readonly Quadrant[],
  { x, y, names, defaultNames }: QuadrantOptions,
): NamedQuadrant[] {
  // Bit 0 of an index is the side of x, and bit 1 the side of y.
  const best = 2 * Number(y.direction === "up") + Number(x.direction === "up");
  const places = quadrants.map((quadrant, index) => ({ quadrant, index, place: index ^ best }));
  return places
    .toSorted((a, b) => a.place - b.place)
    .map(({ quadrant: { key, count, positions }, index, place }) => {
      const name = names[key] ?? defaultNames?.[place] ?? describeSides(index, { x, y });
      return { key, name, count, positions };
    });
}

function describeSides(index: number, { x, y }: Pick<QuadrantOptions, "x" | "y">): string {
  const [sideX, sideY] = [(index & 1) === 1 ? "high" : "low", index > 1 ? "High" : "Low"];
  return `${sideY} ${uncapitalise(y.name)}, ${sideX} ${uncapitalise(x.name)}`;
}
