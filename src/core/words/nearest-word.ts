/**
 * Finds the word with the smallest edit distance, ignoring case. The distance may be at most a
 * third of the length of `word`, but at least one edit is allowed. Returns the first of equal
 * words.
 *
 * @example
 * findNearestWord("urgensy", ["value", "urgency"]); // "urgency"
 */
export function findNearestWord(word: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const other of words) {
    const isCandidate = Math.abs(other.length - word.length) < least;
    const distance = isCandidate
      ? computeEditDistance(word.toLowerCase(), other.toLowerCase())
      : least;
    if (distance < least) {
      [best, least] = [other, distance];
    }
  }
  return best;
}

/** Computes the Levenshtein distance, row by row of its table. */
function computeEditDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 0; row < a.length; row += 1) {
    const current = [row + 1];
    for (let index = 0; index < b.length; index += 1) {
      const substitution = (previous[index] ?? 0) + Number(a[row] !== b[index]);
      current.push(
        Math.min(substitution, (previous[index + 1] ?? 0) + 1, (current[index] ?? 0) + 1),
      );
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
