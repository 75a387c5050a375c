import { type Place } from "./spread-points.ts";

/** A rectangle in pixels. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

type LabelOptions = {
  /** The width of the label of each point. */
  readonly widths: readonly number[];
  readonly height: number;
  /** The radius of a point. */
  readonly radius: number;
  /** The area that contains all labels. */
  readonly bounds: Box;
  /** Areas without labels. */
  readonly obstacles?: readonly Box[];
};

/**
 * Places labels beside their points: right, left, above or below. A label that would cover a point,
 * another label or an obstacle has no place (undefined). The first points have priority.
 */
export function placeLabels(
  points: readonly Place[],
  options: LabelOptions,
): readonly (Box | undefined)[] {
  const { widths, height, radius, bounds, obstacles = [] } = options;
  const taken: Box[] = [...obstacles, ...points.map((point) => toBox(point, radius))];
  return points.map((point, index) => {
    const size = { width: widths[index] ?? 0, height, radius };
    const box = listCandidates(point, size).find(
      (candidate) =>
        isInside(candidate, bounds) && !taken.some((each) => overlaps(candidate, each)),
    );
    if (box !== undefined) {
      taken.push(box);
    }
    return box;
  });
}

const gap = 3;

type LabelSize = { readonly width: number; readonly height: number; readonly radius: number };

function listCandidates({ x, y }: Place, { width, height, radius }: LabelSize): readonly Box[] {
  const offset = radius + gap;
  const [middleX, middleY] = [x - width / 2, y - height / 2];
  const corners = [
    [x + offset, middleY],
    [x - offset - width, middleY],
    [middleX, y - offset - height],
    [middleX, y + offset],
  ] as const;
  return corners.map(([left, top]) => ({ left, top, right: left + width, bottom: top + height }));
}

function toBox({ x, y }: Place, radius: number): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
