/** Computes τ-b by its definition, pair by pair: (C − D) / √((n₀ − n₁)(n₀ − n₂)). O(n²). */
export function naiveTau(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let [agreement, untiedInX, untiedInY] = [0, 0, 0];
  for (let i = 0; i < x.length; i += 1) {
    for (let j = i + 1; j < x.length; j += 1) {
      const signX = Math.sign((x[i] ?? 0) - (x[j] ?? 0));
      const signY = Math.sign((y[i] ?? 0) - (y[j] ?? 0));
      agreement += signX * signY;
      untiedInX += Math.abs(signX);
      untiedInY += Math.abs(signY);
    }
  }
  return agreement / Math.sqrt(untiedInX * untiedInY);
}
