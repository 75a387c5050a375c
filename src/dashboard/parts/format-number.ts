/** Formats a count with its noun: "1 item", "2,000 items". */
export function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString()} ${noun}${count === 1 ? "" : "s"}`;
}

/** Formats a share: "12 %". Only the whole gives "100 %", and only 0 gives "0 %". */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) {
    return "–";
  }
  const percent = Math.round((100 * part) / whole);
  if (percent === 0 && part > 0) {
    return "< 1 %";
  }
  return percent === 100 && part < whole ? "> 99 %" : `${percent} %`;
}
