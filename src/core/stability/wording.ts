import { formatCount, formatShortList } from "../words/wording.ts";
import { type Stability } from "./stability.ts";

type Draws = Pick<Stability, "method" | "weights" | "intervals" | "criteria" | "drawsMade">;

/** Lists the inputs in the order of their weights, or returns undefined for other distributions. */
export function listOrder({ weights, criteria }: Draws): string[] | undefined {
  return weights.kind === "ordered" && criteria.length > 0
    ? weights.order.map((position) => criteria[position] ?? "")
    : undefined;
}

/**
 * Describes the draws of an analysis; undefined if there are none.
 *
 * @example
 * describeDraws(stability); // "512 draws. Each weight is uniform within ±20 % of its value, …"
 */
export function describeDraws(draws: Draws): string | undefined {
  const { method, intervals, drawsMade } = draws;
  if (method === "none") {
    return undefined;
  }
  const ratings =
    intervals === "drawn"
      ? "Intervals are drawn from triangular distributions."
      : "Intervals count as their likely values.";
  return [
    `${formatCount(drawsMade, "draw")}.`,
    ...(method === "ratings" ? [] : [describeWeights(draws)]),
    ...(method === "weights" && intervals === "drawn" ? [] : [ratings]),
  ].join(" ");
}

function describeWeights(draws: Draws): string {
  const { weights } = draws;
  switch (weights.kind) {
    case "around":
      return weights.spread === 0
        ? "Every draw has the model's own weights."
        : `Each weight is uniform within ±${weights.spread} % of its value, then normalised.`;
    case "simplex":
      return "All weights are equally likely.";
    case "ordered":
      return `All weights in this order are equally likely: ${formatShortList(listOrder(draws) ?? [])}.`;
  }
}

/**
 * Describes how often an item has a higher score than the next one.
 *
 * @example
 * describeWin({ title: "A", next: "B", share: 0.71 }, "weights"); // '"A" beats "B" in 71 % of …'
 */
export function describeWin(
  { title, next, share }: { readonly title: string; readonly next: string; readonly share: number },
  method: Stability["method"],
): string {
  const draws = method === "weights" ? "weightings" : "draws";
  return `"${title}" beats "${next}" in ${formatPercent(share)} of ${draws}.`;
}

/** Formats a share in whole percent. Only shares of 0 and 1 become "0 %" and "100 %". */
function formatPercent(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) {
    return "less than 1 %";
  }
  return percent === 100 && share < 1 ? "more than 99 %" : `${percent} %`;
}
