/** A number as a person reads it: two decimals, or two digits where it is smaller than that. */
export function formatNumber(number: number): string {
  if (number === 0 || Math.abs(number) >= 1e15) {
    return String(number);
  }
  return String(Number(Math.abs(number) < 0.01 ? number.toPrecision(2) : number.toFixed(2)));
}

/** A name inside a sentence: "Time criticality" → "time criticality", but "OKR fit" stays. */
export function uncapitalise(name: string): string {
  const isAcronym = name.length > 1 && name[1] !== name[1]?.toLowerCase();
  return isAcronym ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** A share of a whole, in words where there is one. */
export function formatShare(share: number): string {
  if (share >= 0.995) {
    return "all";
  }
  if (share >= 0.48 && share <= 0.52) {
    return "half";
  }
  return `${Math.round(share * 100)} %`;
}

/** "a", "a and b", "a, b and c". */
export function formatList(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** "a, b, c", and how many more there are where they would fill a page. */
export function formatShortList(names: readonly string[]): string {
  const left = names.length - namesMax;
  return left > 0 ? `${names.slice(0, namesMax).join(", ")} and ${left} more` : names.join(", ");
}

const namesMax = 30;

/** "reach is missing", "reach and impact are missing". */
export function formatMissingKeys(keys: readonly string[]): string {
  return `${formatList(keys)} ${keys.length === 1 ? "is" : "are"} missing`;
}
