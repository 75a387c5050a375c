/** Formats a size or a capacity with at most two decimals. */
export function formatSize(size: number): string {
  return size.toLocaleString(undefined, { maximumFractionDigits: 2 });
}
