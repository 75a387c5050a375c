import {
  type ChartAxis,
  type ChartPoint,
  type ChartQuadrant,
  type Values,
} from "../../parts/matrix/chart-types.ts";
import { computeStep, type Domain, fitDomain, isSkewed } from "../../parts/matrix/scale.ts";
import { type LoadedMatrix, type Matrix } from "./load-matrix.ts";

/** The values of items that the reader has moved, by id. */
export type MovedValues = ReadonlyMap<string, Values>;

type AxisOptions = {
  readonly loaded: LoadedMatrix;
  readonly mayMove: boolean;
  readonly values: readonly number[];
};

/** Returns an axis as a chart draws it; undefined if no item has both values. */
export function toChartAxis(
  axis: Matrix["x"],
  { loaded, mayMove, values }: AxisOptions,
): ChartAxis | undefined {
  const { key, name, unit, threshold, threshold_source: source } = axis;
  if (threshold === null) {
    return undefined;
  }
  const range = loaded.criteria.find((each) => each.key === key)?.range;
  // Only stored ratings can change: scores, fields and derived criteria are computed.
  const isRated = (loaded.rated[key] ?? 0) > 0;
  const extent = [...values, threshold];
  const isLog = !isRated && isSkewed(extent);
  const domain: Domain = isLog
    ? [Math.min(...extent), Math.max(...extent)]
    : fitDomain(extent, range);
  const step = computeStep(domain, values);
  const movable = mayMove && isRated ? { range: range ?? domain, step } : undefined;
  return { name, unit, threshold, source, domain, isLog, movable };
}

/** Lists the items of a matrix as points, the best-ranked first, with the values of moved ones. */
export function listPoints(
  { quadrants }: Matrix,
  moved: MovedValues,
  toHref: (id: string) => string,
): readonly (ChartPoint & { readonly rank: number })[] {
  const points = quadrants.flatMap(({ name, items }) =>
    items.map(({ rank, x, y, item }) => ({
      id: item.id,
      title: item.title,
      href: toHref(item.id),
      rank,
      quadrant: name,
      ...(moved.get(item.id) ?? { x, y }),
    })),
  );
  return points.toSorted((a, b) => a.rank - b.rank);
}

/** Lists the corners of a matrix. */
export function listCorners({ quadrants }: Matrix): readonly ChartQuadrant[] {
  return quadrants.map(({ key, name, count }) => ({
    isRight: key.startsWith("x_high"),
    isTop: key.endsWith("y_high"),
    name,
    count,
  }));
}
