/** A point in pixels. */
export type Place = { readonly x: number; readonly y: number };

/** The distance of the second point of a place from the first one, in pixels. */
const spacing = 8;

/** The golden angle: points along it fill a disc evenly. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/**
 * Moves points of one place apart. The first one stays, and the others lie around it in a spiral.
 *
 * Source: H. Vogel, A better way to construct the sunflower head, 1979.
 */
export function spreadPoints(places: readonly Place[]): readonly Place[] {
  const counts = new Map<string, number>();
  return places.map(({ x, y }) => {
    const key = `${Math.round(x)} ${Math.round(y)}`;
    const index = counts.get(key) ?? 0;
    counts.set(key, index + 1);
    const radius = spacing * Math.sqrt(index);
    return {
      x: x + radius * Math.cos(index * goldenAngle),
      y: y + radius * Math.sin(index * goldenAngle),
    };
  });
}
