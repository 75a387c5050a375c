import { isCriterionKey } from "../../item/criterion-key.ts";
import { itemFieldNames, ratingPrefix } from "../../item/item-columns.ts";
import { catalogue } from "../../models/registry.ts";
import { findNearestWord } from "../../words/nearest-word.ts";
import { normaliseName } from "../../words/normalise-name.ts";
import { criterionSynonyms, sharedNames, type SharedReading } from "./criterion-synonyms.ts";
import { fieldSynonyms } from "./field-synonyms.ts";

/** The field or criterion that a heading names. */
export type NamedField = {
  /** A field of an item, `id`, `source`, or `ratings.<criterion>`. */
  readonly target: string;
  /** The rank of the name among the names of the target. Lower is better; 0 is the exact key. */
  readonly precedence: number;
};

/** The criteria of the workspace by their keys, including the built-in ones. */
type Criteria = ReadonlyMap<string, unknown>;

/** Another spelling of a key has the precedence 1, the first synonym 2. */
const synonymPrecedence = 2;
/** Added to the precedence if the heading matches only as the name of a Jira custom field. */
const customFieldPenalty = 100;
/** Added to the precedence if the heading matches only without the text in parentheses. */
const parenthesesPenalty = 200;
/** Added to the precedence if the heading matches only without the noun before it. */
const nounPenalty = 400;

/** The nouns for an item that some tools write before each heading: "Feature status". */
const nounPattern = /^(?:feature|story|issue|task|item|ticket|card|requirement|work item)[\s_-]+/i;

/** Added if the heading matches only as the path of a member of an object. */
const pathPenalty = 800;

/** The parts around a key in the path of a member: "fields.status.name", "assignee.login". */
const pathPattern = /^fields\.|\.(?:name|login|displayName|value|key)$/g;

/** Jira's heading of a custom field, in English, German, French, Spanish and Portuguese. */
const customFieldPattern =
  /^(?:Custom field|Benutzerdefinierte Felder|Champs personnalisés|Campo personalizado) ?\((.+)\)$/i;

const fieldKeys: ReadonlySet<string> = new Set([...itemFieldNames, "id", "source"]);
/** Without `source`, because a column "Source" of another tool is a channel or a customer. */
const fieldsByName: ReadonlyMap<string, string> = new Map(
  [...fieldKeys].filter((key) => key !== "source").map((key) => [normaliseName(key), key]),
);
const synonyms: ReadonlyMap<string, NamedField> = buildSynonyms();

/** Computed names, so that a file of a thousand columns does not compute them for each column. */
const criterionNames = new WeakMap<Criteria, ReadonlyMap<string, string>>();
const presentNames = new WeakMap<
  readonly string[],
  { readonly count: number; readonly names: ReadonlySet<string> }
>();

/**
 * Finds the field or criterion that a heading names, ignoring case, accents and punctuation. A key
 * wins over a synonym. The headings of the whole file, `columns`, decide between the meanings of a
 * name that models share: "Impact" is a criterion of ICE beside "Ease", otherwise one of RICE.
 *
 * Ignores text in parentheses or brackets at the end: "Effort (weeks)". Ignores a noun for an item
 * at the start: "Feature status". Ignores the other keys in the path of a member, because some
 * tools flatten objects: "fields.assignee.displayName". A column `id` has the target `id`, whether
 * its values are ids of Ordinal or of the file's tool.
 *
 * @example
 * findFieldsByName("Story Points", catalogue); // { target: "size", precedence: 2 }
 * findFieldsByName("Effort (weeks)", catalogue); // { target: "ratings.effort", precedence: 202 }
 * findFieldsByName("Created", catalogue); // undefined
 */
export function findFieldsByName(
  heading: string,
  criteria: Criteria,
  columns: readonly string[] = [],
): NamedField | undefined {
  const text = heading.trim();
  const key = findByKey(text, criteria);
  if (key !== undefined) {
    return { target: key, precedence: 0 };
  }
  const inner = customFieldPattern.exec(text)?.[1] ?? text;
  const innerPenalty = inner === text ? 0 : customFieldPenalty;
  const find = (name: string) => findByName(normaliseName(name), criteria, columns);
  return (
    find(text) ??
    addPenalty(find(inner), innerPenalty) ??
    addPenalty(find(removeParentheses(inner)), innerPenalty + parenthesesPenalty) ??
    addPenalty(
      find(removeParentheses(inner).replace(nounPattern, "")),
      innerPenalty + nounPenalty,
    ) ??
    addPenalty(find(text.replaceAll(pathPattern, "")), pathPenalty)
  );
}

/**
 * Finds the field or built-in criterion that a target of a column map almost names. Returns
 * undefined if the target is one, or if none is near.
 *
 * @example
 * findNearestField("storypoints"); // "ratings.story_points"
 * findNearestField("due"); // "due_date"
 * findNearestField("titel"); // "title"
 */
export function findNearestField(target: string): string | undefined {
  if (fieldKeys.has(target) || catalogue.has(stripPrefix(target))) {
    return undefined;
  }
  const name = normaliseName(stripPrefix(target));
  const named = fieldsByName.get(name) ?? findCriterion(name, catalogue) ?? findField(name);
  if (named !== undefined) {
    return named;
  }
  const near = findNearestWord(target.trim(), [...fieldKeys, ...catalogue.keys()]);
  return near === undefined || fieldKeys.has(near) ? near : ratingPrefix + near;
}

/**
 * Finds the target with a key. After the prefix of ratings, the name must be a criterion. A key of
 * one word, such as `impact`, is excluded, because several models may share it.
 */
function findByKey(text: string, criteria: Criteria): string | undefined {
  const criterion = stripPrefix(text);
  if (fieldKeys.has(text)) {
    return text;
  }
  if (criterion !== text) {
    const known = findCriterion(normaliseName(criterion), criteria);
    return isCriterionKey(criterion) ? text : known;
  }
  return text.includes("_") && criteria.has(text) ? ratingPrefix + text : undefined;
}

function stripPrefix(name: string): string {
  return name.startsWith(ratingPrefix) ? name.slice(ratingPrefix.length) : name;
}

function findByName(
  name: string,
  criteria: Criteria,
  columns: readonly string[],
): NamedField | undefined {
  const field = fieldsByName.get(name);
  const criterion = findCriterion(name, criteria);
  if (field !== undefined) {
    return { target: field, precedence: 1 };
  }
  if (
    criterion !== undefined &&
    (!sharedNames.has(name) || !catalogue.has(stripPrefix(criterion)))
  ) {
    return { target: criterion, precedence: 1 };
  }
  const shared = sharedNames.get(name);
  const named = shared === undefined ? synonyms.get(name) : readShared(name, shared, columns);
  return named !== undefined && isKnown(named.target, criteria) ? named : undefined;
}

function findCriterion(name: string, criteria: Criteria): string | undefined {
  const key = listCriterionNames(criteria).get(name);
  return key === undefined ? undefined : ratingPrefix + key;
}

/** Lists normalised name → key. Keeps the first of equal names. */
function listCriterionNames(criteria: Criteria): ReadonlyMap<string, string> {
  const known = criterionNames.get(criteria);
  if (known !== undefined) {
    return known;
  }
  const keys = [...criteria.keys()].toReversed();
  const names = new Map(keys.map((key) => [key.replaceAll("_", ""), key]));
  criterionNames.set(criteria, names);
  return names;
}

function readShared(
  name: string,
  readings: readonly SharedReading[],
  columns: readonly string[],
): NamedField | undefined {
  const present = listPresentNames(columns);
  const isAny = (names: readonly string[]) =>
    names.some((each) => present.has(normaliseName(each)));
  const reading = readings.find(
    ({ withAny, withoutAny }) =>
      (withAny === undefined || isAny(withAny)) && !isAny(withoutAny ?? []),
  );
  return reading?.target === undefined
    ? undefined
    : { target: reading.target, precedence: synonyms.get(name)?.precedence ?? synonymPrecedence };
}

/** Lists the normalised names of the columns. The list of an object file grows. */
function listPresentNames(columns: readonly string[]): ReadonlySet<string> {
  const known = presentNames.get(columns);
  if (known?.count === columns.length) {
    return known.names;
  }
  const names = new Set(columns.map((column) => normaliseName(removeParentheses(column))));
  presentNames.set(columns, { count: columns.length, names });
  return names;
}

function isKnown(target: string, criteria: Criteria): boolean {
  return fieldKeys.has(target) || criteria.has(stripPrefix(target));
}

function addPenalty(named: NamedField | undefined, penalty: number): NamedField | undefined {
  return named && { target: named.target, precedence: named.precedence + penalty };
}

/** Removes a text in parentheses or brackets from the end of a heading. */
function removeParentheses(heading: string): string {
  const text = heading.trim();
  const start = text.search(/[([{]/);
  return start > 0 && /[)\]}]$/.test(text) ? text.slice(0, start) : text;
}

function findField(name: string): string | undefined {
  const target = synonyms.get(name)?.target;
  return target?.startsWith(ratingPrefix) === true ? undefined : target;
}

/** Builds the synonyms by their normalised names. Keeps the first of equal names. */
function buildSynonyms(): Map<string, NamedField> {
  const named = new Map<string, NamedField>();
  const add = (target: string, names: readonly string[]) => {
    for (const [index, name] of names.entries()) {
      const key = normaliseName(name);
      if (!named.has(key)) {
        named.set(key, { target, precedence: synonymPrecedence + index });
      }
    }
  };
  for (const [field, names] of Object.entries(fieldSynonyms)) {
    add(field, splitNames(names));
  }
  for (const { key, name } of catalogue.values()) {
    add(ratingPrefix + key, [name, ...splitNames(criterionSynonyms[key] ?? [])]);
  }
  return named;
}

function splitNames(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(", "));
}
