import { Failure, type Fault } from "../../failure.ts";
import { isCriterionKey } from "../../item/criterion-key.ts";
import { itemFieldNames, ratingPrefix } from "../../item/item-columns.ts";
import { isJsonObject, tryParseJson } from "../../json.ts";
import { answerTargets } from "./answer-targets.ts";
import { findNearestField } from "./column-names.ts";

/** The targets of columns that the caller gives, by heading. No target leaves the column out. */
export type ColumnMap = ReadonlyMap<string, readonly string[]>;

type Criteria = { readonly has: (key: string) => boolean };

const fieldNames: ReadonlySet<string> = new Set(itemFieldNames);
const readOnlyFields: ReadonlySet<string> = new Set([
  "number",
  "version",
  "created_at",
  "updated_at",
]);

/**
 * Parses the parameter `map`: a JSON object such as
 * `{"Summary":"title","Points":["size","effort"]}` or pairs such as
 * `issuekey=external_id,storypoint=story_points`. The last "=" of a pair separates the column from
 * its field. Names in pairs may be percent-encoded, so that %2C is a comma. A column without a
 * field (`column=`, or null in JSON) is left out. A target is a field of an item, `id`, or a
 * criterion with or without `ratings.`. Returns targets by their full names. Throws "malformed"
 * with a fault for each problem.
 */
export function parseColumnMap(text: string | undefined, criteria: Criteria): ColumnMap {
  const trimmed = (text ?? "").trim();
  const problems: string[] = [];
  const entries = trimmed.startsWith("{")
    ? parseJson(trimmed, problems)
    : parsePairs(trimmed, problems);
  const map = new Map<string, readonly string[]>();
  for (const { column, target } of entries) {
    const targets = map.get(column) ?? [];
    const problem = target === "" ? undefined : findTargetProblem(target, criteria);
    if (problem !== undefined) {
      problems.push(problem);
    }
    map.set(column, target === "" ? targets : [...targets, toTargetName(target)]);
  }
  requireNoProblems(problems);
  return map;
}

type Entry = { readonly column: string; readonly target: string };

function parsePairs(text: string, problems: string[]): Entry[] {
  const pairs = text.split(",").filter((pair) => pair.trim() !== "");
  return pairs.flatMap((pair) => {
    const cut = pair.lastIndexOf("=");
    if (pair.slice(0, Math.max(cut, 0)).trim() === "") {
      problems.push(`"${pair.trim()}" is not a pair of a column and a field. Write column=field.`);
      return [];
    }
    const [column, target] = [pair.slice(0, cut), pair.slice(cut + 1)];
    return [{ column: decodeName(column).trim(), target: decodeName(target).trim() }];
  });
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // A name with a bare "%" is already decoded.
  }
}

function parseJson(text: string, problems: string[]): Entry[] {
  const value = tryParseJson(text);
  if (!isJsonObject(value)) {
    problems.push('`map` is not a JSON object. Write {"Column":"field"}.');
    return [];
  }
  return Object.entries(value).flatMap(([name, targets]: [string, unknown]) => {
    const column = name.trim();
    const list: unknown[] = Array.isArray(targets) ? targets : [targets ?? ""];
    if (!list.every((target) => typeof target === "string")) {
      problems.push(
        `The field of the column "${name}" must be a string, a list of strings, or null.`,
      );
      return [];
    }
    return list.length === 0
      ? [{ column, target: "" }]
      : list.map((target) => ({ column, target: target.trim() }));
  });
}

function findTargetProblem(target: string, criteria: Criteria): string | undefined {
  const key = stripRatingPrefix(target);
  const problem = key === target ? findNameProblem(target, criteria) : undefined;
  if (problem !== undefined || isKnownTarget(target) || isCriterionKey(key)) {
    return problem;
  }
  return `"${target}" is neither a field of an item nor a criterion in lower_snake_case.`;
}

/** Describes a name without the prefix of ratings that is reserved or almost a field. */
function findNameProblem(target: string, criteria: Criteria): string | undefined {
  if (readOnlyFields.has(target) || target === "ratings") {
    return `A column cannot be mapped to "${target}", which only the server writes.`;
  }
  if (isKnownTarget(target) || criteria.has(target)) {
    return undefined;
  }
  const nearest = findNearestField(target);
  const hint = isCriterionKey(target)
    ? ` To set a criterion of this name, write ${ratingPrefix}${target}.`
    : "";
  return nearest && `"${target}" is not a field of an item. Did you mean "${nearest}"?${hint}`;
}

function isKnownTarget(target: string): boolean {
  return target === "id" || fieldNames.has(target) || answerTargets.has(target);
}

function stripRatingPrefix(name: string): string {
  return name.startsWith(ratingPrefix) ? name.slice(ratingPrefix.length) : name;
}

function toTargetName(target: string): string {
  const isFull = isKnownTarget(target) || target.startsWith(ratingPrefix);
  return isFull ? target : ratingPrefix + target;
}

function requireNoProblems(problems: readonly string[]): void {
  if (problems.length > 0) {
    const faults: Fault[] = problems.map((detail) => ({ parameter: "map", detail }));
    throw new Failure("malformed", problems.join(" "), { faults });
  }
}
