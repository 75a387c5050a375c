/** τ-b as it is defined, pair by pair: (C − D) / √((n₀ − n₁)(n₀ − n₂)). O(n²). */
export function naiveTau(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let [agreement, apartInX, apartInY] = [0, 0, 0];
  for (let i = 0; i < x.length; i += 1) {
    for (let j = i + 1; j < x.length; j += 1) {
      const inX = Math.sign((x[i] ?? 0) - (x[j] ?? 0));
      const inY = Math.sign((y[i] ?? 0) - (y[j] ?? 0));
      agreement += inX * inY;
      apartInX += Math.abs(inX);
      apartInY += Math.abs(inY);
    }
  }
  return agreement / Math.sqrt(apartInX * apartInY);
}
