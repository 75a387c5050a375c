/**
 * Explains Kendall's τ: with τ, a share of (τ + 1) / 2 of the pairs of items keeps its order.
 *
 * @example
 * describeTau(0.9); // "About 95 of 100 pairs of items kept their order."
 */
export function describeTau(tau: number | null): string {
  if (tau === null) {
    return "The two rankings share too few items to compare their order.";
  }
  const kept = Math.round(50 * (tau + 1));
  if (kept === 100) {
    return tau === 1
      ? "Every pair of items kept its order."
      : "Almost every pair of items kept its order.";
  }
  return `About ${kept} of 100 pairs of items kept their order.`;
}

/** Formats τ with two decimals. Only the same order is shown as 1. */
export function formatTau(tau: number | null): string {
  if (tau === null) {
    return "–";
  }
  return tau < 1 && tau >= 0.995 ? "> 0.99" : tau.toFixed(2);
}
