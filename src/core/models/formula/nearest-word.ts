/**
 * The word that is most like another one, if any is: a third of its letters may be other ones, at
 * least one. Capitals count as small letters.
 *
 * @example
 * nearest("urgensy", ["value", "urgency"]); // "urgency"
 */
export function findNearestWord(word: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const other of words) {
    const isNear = Math.abs(other.length - word.length) < least;
    const distance = isNear ? computeEditDistance(word.toLowerCase(), other.toLowerCase()) : least;
    if (distance < least) {
      [best, least] = [other, distance];
    }
  }
  return best;
}

/** How many letters are put in, left out or exchanged (Levenshtein), row by row of the table. */
function computeEditDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 0; row < a.length; row += 1) {
    const here = [row + 1];
    for (let at = 0; at < b.length; at += 1) {
      const exchanged = (above[at] ?? 0) + Number(a[row] !== b[at]);
      here.push(Math.min(exchanged, (above[at + 1] ?? 0) + 1, (here[at] ?? 0) + 1));
    }
    above = here;
  }
  return above.at(-1) ?? 0;
}
