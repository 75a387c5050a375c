/** Formats a number for people: two decimals, or two significant digits when it is below 0.01. */
export function formatNumber(number: number): string {
  if (number === 0 || Math.abs(number) >= 1e15) {
    return String(number);
  }
  return String(Number(Math.abs(number) < 0.01 ? number.toPrecision(2) : number.toFixed(2)));
}

/** Lower-cases the first character for use inside a sentence. "OKR fit" stays as it is. */
export function uncapitalise(name: string): string {
  const isAcronym = name.length > 1 && name[1] !== name[1]?.toLowerCase();
  return isAcronym ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** Formats a share: "all", "half" or a percentage. */
export function formatShare(share: number): string {
  if (share >= 0.995) {
    return "all";
  }
  if (share >= 0.48 && share <= 0.52) {
    return "half";
  }
  return `${Math.round(share * 100)} %`;
}

/** Joins words into a list: "a", "a and b", "a, b and c". */
export function formatList(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** Joins at most 30 names with commas, and adds the number of the remaining names. */
export function formatShortList(names: readonly string[]): string {
  const left = names.length - namesMax;
  return left > 0 ? `${names.slice(0, namesMax).join(", ")} and ${left} more` : names.join(", ");
}

const namesMax = 30;

/** Formats missing keys: "reach is missing", "reach and impact are missing". */
export function formatMissingKeys(keys: readonly string[]): string {
  return `${formatList(keys)} ${keys.length === 1 ? "is" : "are"} missing`;
}

/** Formats a count with its noun: "1 item", "12 items". */
export function formatCount(count: number, noun = "item"): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
