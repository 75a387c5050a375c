import { foldWord, type ValueMap } from "./value-map.ts";

type ProfileValues = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Combines the meanings of words by target. The caller's meanings take precedence over the
 * profile's.
 */
export function mergeWords(
  values: ValueMap,
  profileValues: ProfileValues = {},
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const merged = new Map<string, Map<string, string>>();
  for (const [target, words] of Object.entries(profileValues)) {
    const folded = Object.entries(words).map(([word, value]): [string, string] => [
      foldWord(word),
      value,
    ]);
    merged.set(target, new Map(folded));
  }
  for (const [target, words] of values) {
    merged.set(target, new Map([...(merged.get(target) ?? []), ...words]));
  }
  return merged;
}
