import { scanSource } from "./scan-source.ts";

/** The language counts of a set of source files. */
export type WordCounts = Readonly<Record<(typeof measures)[number], number>>;

export const measures = [
  "lines",
  "comments",
  'headless "what"',
  "nobody, somebody, anybody, whoever",
  "other idioms",
  "sentences over 25 words",
  "named functions",
  "functions ending in Of",
  "bare participles",
] as const;

/**
 * A headless clause ("what was read", "of what is kept") or a question. The regex cannot tell them
 * apart and counts both; it skips "what-if".
 */
const headlessWhat = /\bwhat\b(?![- ]?ifs?\b)/i;
const pronouns = /\b(?:nobody|somebody|anybody|whoever)\b/i;
const idioms = /\b(?:anew|at the most|so many|by the way|as it stands|as they stand)\b/i;

/** A function that consists of a participle: `joined`, `passing`, `held`. */
const participle =
  /^(?!(?:string|need|feed|seed|bring|ring|embed|exceed|proceed|succeed)$)[a-z]{2,}(?:ed|ing)$|^(?:drawn|given|heard|held|kept|known|laid|made|meant|said|sent|shown|spread|taken|told)$/;

const wordsMax = 25;

/** Counts the comments with an idiom, the function names and the lines of source files. */
export function countWords(files: readonly string[]): WordCounts {
  const sources = files.map(scanSource);
  const comments = sources.flatMap((source) => source.comments);
  const names = sources.flatMap(({ code }) => findFunctionNames(code));
  return {
    lines: files.reduce((sum, text) => sum + (text.match(/\n/g)?.length ?? 0), 0),
    comments: comments.length,
    'headless "what"': countMatches(comments, headlessWhat),
    "nobody, somebody, anybody, whoever": countMatches(comments, pronouns),
    "other idioms": countMatches(comments, idioms),
    "sentences over 25 words": comments.flatMap(splitSentences).filter(isLong).length,
    "named functions": names.length,
    "functions ending in Of": countMatches(names, /Of$/),
    "bare participles": countMatches(names, participle),
  };
}

function countMatches(texts: readonly string[], pattern: RegExp): number {
  return texts.filter((text) => pattern.test(text)).length;
}

const parameters = String.raw`\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)`;
const generics = String.raw`(?:<[^>()]*>)?`;
const declaration = String.raw`\bfunction\s*\*?\s*(\w+)`;
const constant = String.raw`\b(?:const|let)\s+(\w+)(?:\s*:(?:=>|[^=;])*?)?\s*=\s*(?:async\s*)?(?:function\b|\w+\s*=>|${generics}${parameters}\s*(?::[^=;{]*)?=>)`;
const method = String.raw`^[ \t]*(?:(?:async|static|override|get|set)\s+)*[*#]?(?!(?:if|for|while|switch|catch|function|constructor)\b)(\w+)${generics}${parameters}\s*(?::[^;=()]*)?\{`;
const named = new RegExp(`${declaration}|${constant}|${method}`, "gm");

/**
 * Returns the names of function declarations, of arrow functions bound to a name, and of methods.
 */
export function findFunctionNames(code: string): string[] {
  return [...code.matchAll(named)].map(([, ...names]) => names.find((name) => name) ?? "");
}

function splitSentences(comment: string): string[] {
  return comment.split(/[.!?:](?=\s|$)|\n\s*\n|\n\s*[-*]\s/);
}

function isLong(sentence: string): boolean {
  return (sentence.match(/\S*[\p{L}\d]\S*/gu)?.length ?? 0) > wordsMax;
}
