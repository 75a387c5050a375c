import { Failure, type Fault } from "../../failure.ts";
import { isCriterionKey } from "../../item/criterion-key.ts";
import { foldText } from "../../item/fold-text.ts";
import { itemFieldNames, ratingPrefix } from "../../item/item-columns.ts";
import { isJsonObject, tryParseJson } from "../../json.ts";
import { catalogue } from "../../models/registry.ts";
import { answerTargets } from "../columns/answer-targets.ts";
import { findFieldsByName } from "../columns/column-names.ts";

/** The caller's meanings of words: target → folded word → value. */
export type ValueMap = ReadonlyMap<string, ReadonlyMap<string, string>>;

const fieldNames: ReadonlySet<string> = new Set(itemFieldNames);

/**
 * Parses the meanings of words: a JSON object such as `{"priority":{"P0":"critical"}}`, or text
 * such as `priority: P0=critical, P1=high; type: Epic=initiative`. The last "=" of a pair separates
 * the word from its value. An empty value means that the word stands for no value. A field may have
 * any of its names, such as `Prio`. Throws "malformed" with a fault for each problem.
 */
export function parseValueMap(text: string | undefined): ValueMap {
  const trimmed = (text ?? "").trim();
  const problems: string[] = [];
  const entries = trimmed.startsWith("{")
    ? parseJson(trimmed, problems)
    : parseGroups(trimmed, problems);
  const map = new Map<string, Map<string, string>>();
  for (const { target, word, value } of entries) {
    const name = findTarget(target);
    if (name === undefined) {
      problems.push(`"${target}" is neither a field of an item nor a criterion.`);
      continue;
    }
    const words = map.get(name) ?? new Map<string, string>();
    map.set(name, words.set(foldWord(word), value.trim()));
  }
  if (problems.length > 0) {
    const faults: Fault[] = problems.map((detail) => ({ parameter: "values", detail }));
    throw new Failure("malformed", problems.join(" "), { faults });
  }
  return map;
}

/** Finds the field or criterion of a name. A criterion of the workspace has any key. */
function findTarget(name: string): string | undefined {
  const target = name.trim();
  const isField = fieldNames.has(target) || answerTargets.has(target);
  const known = isField ? target : findFieldsByName(target, catalogue)?.target;
  return known ?? (isCriterionKey(target) ? ratingPrefix + target : undefined);
}

/** Returns the form in which words of cells are compared with the words of a map. */
export function foldWord(word: string): string {
  return foldText(word.trim());
}

type Entry = { readonly target: string; readonly word: string; readonly value: string };

function parseJson(text: string, problems: string[]): Entry[] {
  const value = tryParseJson(text);
  if (!isJsonObject(value)) {
    problems.push('`values` is not a JSON object. Write {"priority":{"P0":"critical"}}.');
    return [];
  }
  return Object.entries(value).flatMap(([target, words]) => {
    if (!isJsonObject(words)) {
      problems.push(`The words of "${target}" must be an object of words and values.`);
      return [];
    }
    return Object.entries(words).map(([word, meaning]) => ({
      target,
      word,
      value: typeof meaning === "string" ? meaning : formatMeaning(meaning),
    }));
  });
}

/** Formats a value that is not text. Null stands for no value. */
function formatMeaning(meaning: unknown): string {
  return meaning === null ? "" : JSON.stringify(meaning);
}

function parseGroups(text: string, problems: string[]): Entry[] {
  const groups = text.split(";").filter((group) => group.trim() !== "");
  return groups.flatMap((group) => {
    const colon = group.indexOf(":");
    const pairs = group
      .slice(colon + 1)
      .split(",")
      .filter((pair) => pair.trim() !== "");
    const target = group.slice(0, Math.max(colon, 0)).trim();
    if (target === "" || pairs.length === 0) {
      problems.push(`"${group.trim()}" names no field. Write field: word=value, word=value.`);
      return [];
    }
    return pairs.flatMap((pair) => parsePair(pair, target, problems));
  });
}

function parsePair(pair: string, target: string, problems: string[]): Entry[] {
  const cut = pair.lastIndexOf("=");
  if (pair.slice(0, Math.max(cut, 0)).trim() === "") {
    problems.push(`"${pair.trim()}" is not a pair of a word and a value. Write word=value.`);
    return [];
  }
  return [{ target, word: pair.slice(0, cut), value: pair.slice(cut + 1) }];
}
