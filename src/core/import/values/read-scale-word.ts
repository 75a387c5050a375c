import { type Criterion } from "../../models/model.ts";
import { listWords, normaliseWord } from "../../words/word-table.ts";

type Words = Readonly<Record<string, number>>;

/** Longer texts are not words of a scale. The limit bounds the time of the patterns. */
const lengthMax = 60;

/**
 * The shares of the maximum for the words of a confidence.
 *
 * Source: S. McBride, RICE: Simple Prioritization for Product Managers, Intercom.
 */
const confidenceShares: Words = { high: 1, medium: 0.8, low: 0.5 };
const confidenceKey = /(?:^|_)confidence$/;

/** Other spellings of the words of MoSCoW. */
const moscowAliases: readonly Alias[] = createAliases({
  must: ["must have, m, mo, muss"],
  should: ["should have, s, soll, sollte"],
  could: ["could have, c, co, kann, könnte"],
  wont: ["won't have, won't have this time, will not have, w, would, would have, wird nicht"],
});

/**
 * Other spellings of words in any scale that has these words. Single letters are not among them,
 * because "M" may be medium or massive, and "L" low or large.
 */
const commonAliases: readonly Alias[] = createAliases({
  "very high": ["highest, sehr hoch, très haute, très élevée, muy alta, muy alto"],
  massive: ["very high, highest, huge, enormous, sehr hoch, massiv"],
  critical: ["very high, highest, urgent, blocker, kritisch, critique, crítica, crítico"],
  high: ["hi, hoch, haute, haut, élevée, élevé, alta, alto"],
  medium: ["med, mid, moderate, average, normal, mittel, moyenne, moyen, media, medio"],
  low: ["lo, niedrig, gering, basse, bas, faible, baja, bajo"],
  "very low": ["lowest, minimal, sehr niedrig, très basse, très faible, muy baja, muy bajo"],
  minimal: ["very low, lowest, tiny, sehr niedrig"],
  none: ["no, nothing, n/a, not any, keine, kein, aucune, aucun, ninguna, ninguno"],
});

/** A number beside the word: "3 - Massive", "Massive (3)", "Massive = 3". */
const numberBefore = /^[([]?[\d.,]+\s*[x×%]?[)\]]?\s*[-–=:.)]?\s*(?=\p{L})/u;
const numberAfter = /(?<=\p{L})\s*[-–=:]?\s*[([]?\s*[\d.,]+\s*[x×%]?\s*[)\]]?$/u;

/** The numbers of a scale by normalised word, for each scale that has been read. */
const tables = new WeakMap<Words, ReadonlyMap<string, number>>();

/**
 * Reads a word of a criterion's scale as its number, in any case and punctuation. Knows common
 * synonyms of the words, such as "Must have" for "must". A criterion of confidence without words of
 * its own has high, medium and low for 100, 80 and 50 % of its maximum. Ignores a number beside the
 * word, and a remark after a class of MoSCoW. Returns undefined for an unknown word, and for a
 * criterion without words.
 *
 * @example
 * readScaleWord(moscow, "Won't have (this time)"); // 0
 * readScaleWord(impact, "3 - Massive"); // 3
 * readScaleWord(confidence, "medium"); // 0.8
 */
export function readScaleWord(
  criterion: Pick<Criterion, "key" | "max" | "words">,
  text: string,
): number | undefined {
  const words = findWords(criterion);
  if (words === undefined || text.length > lengthMax) {
    return undefined;
  }
  const table = readTable(criterion.key, words);
  const number = table.get(text) ?? table.get(normaliseWord(text));
  const share =
    number ??
    table.get(normaliseWord(removeNumber(text.trim()))) ??
    (criterion.key === "moscow" ? findFirstWord(table, text) : undefined);
  return share === undefined || words !== confidenceShares ? share : share * criterion.max;
}

/**
 * Finds the word with which a text begins: "Must have for launch". Returns undefined if the text has
 * the words of several numbers.
 */
function findFirstWord(table: ReadonlyMap<string, number>, text: string): number | undefined {
  const words: readonly string[] = text.match(/\p{L}+(?:['’]\p{L}+)?/gu) ?? [];
  const numbers = words.map((word) => table.get(normaliseWord(word)));
  const [first] = numbers;
  const isClear = numbers.every((number) => number === undefined || number === first);
  return isClear && !words.includes("not") ? first : undefined;
}

/** Lists the words of a criterion's scale, without other spellings, for the text of an error. */
export function listScaleWords(criterion: Pick<Criterion, "key" | "words">): readonly string[] {
  return Object.keys(findWords(criterion) ?? {});
}

function findWords({ key, words }: Pick<Criterion, "key" | "words">): Words | undefined {
  return words ?? (confidenceKey.test(key) ? confidenceShares : undefined);
}

function readTable(key: string, words: Words): ReadonlyMap<string, number> {
  const known = tables.get(words);
  if (known !== undefined) {
    return known;
  }
  const table = buildTable(words, key === "moscow" ? moscowAliases : commonAliases);
  tables.set(words, table);
  return table;
}

/** Another spelling, in normalised form, with the word of a scale that it stands for. */
type Alias = readonly [spelling: string, word: string];

function createAliases(lists: Readonly<Record<string, readonly string[]>>): readonly Alias[] {
  return Object.entries(lists).flatMap(([word, texts]) =>
    listWords(texts).map((spelling): Alias => [spelling, word]),
  );
}

/** Builds the table of a scale. Its own words have priority over other spellings. */
function buildTable(words: Words, aliases: readonly Alias[]): ReadonlyMap<string, number> {
  const own = Object.entries(words).map(([word, number]) => [normaliseWord(word), number] as const);
  const table = new Map(own);
  for (const [spelling, word] of aliases) {
    const number = Object.hasOwn(words, word) ? words[word] : undefined;
    if (number !== undefined && !table.has(spelling)) {
      table.set(spelling, number);
    }
  }
  return table;
}

function removeNumber(text: string): string {
  return text.replace(numberBefore, "").replace(numberAfter, "");
}
