import { Failure, type Fault } from "../failure.ts";
import { isCriterionKey } from "../item/criterion-key.ts";
import { exportColumns, itemFieldNames, ratingPrefix } from "../item/item-columns.ts";

/** The meaning of a column: a field, a criterion or the id. Columns without one are not read. */
export type ColumnTarget =
  | { readonly field: string }
  | { readonly criterion: string }
  | "id"
  | undefined;

/** The meanings of columns that the caller gives, by the column's name. */
export type ColumnMap = ReadonlyMap<string, string>;

export type ColumnPlan = {
  /** One per column of the file, in the order of the file. */
  readonly targets: readonly ColumnTarget[];
  /** Columns without a meaning. */
  readonly unmapped: readonly string[];
  /** The column of each target, by the target's name (see `formatTarget`). */
  readonly sources: ReadonlyMap<string, string>;
  /** Whether the header comes from an Ordinal export. */
  readonly isOwnExport: boolean;
};

const readOnlyFields: ReadonlySet<string> = new Set([
  "number",
  "version",
  "created_at",
  "updated_at",
]);
const fieldNames: ReadonlySet<string> = new Set(itemFieldNames);
const identityFields: ReadonlySet<string> = new Set(["title", "external_id", "id"]);

/** A problem shows this many characters of the names of the columns. */
const shownNamesMax = 200;

/**
 * Parses the parameter `?map=issuekey=external_id,storypoint=story_points`: pairs of a column and
 * its meaning, which is a field of an item, `id`, or a criterion (with or without `ratings.`). The
 * last "=" of a pair separates the two. Names may be percent-encoded, so that %2C is a comma in a
 * name. Throws "malformed" with a fault for each invalid pair.
 */
export function parseColumnMap(text: string | undefined): Map<string, string> {
  const map = new Map<string, string>();
  const problems: string[] = [];
  for (const pair of (text ?? "").split(",").filter((part) => part !== "")) {
    const cut = pair.lastIndexOf("=");
    const column = decodeName(pair.slice(0, cut));
    const problem = findPairProblem(pair, map.has(column));
    if (problem === undefined) {
      map.set(column, decodeName(pair.slice(cut + 1)));
    } else {
      problems.push(problem);
    }
  }
  requireNoProblems(problems);
  return map;
}

function findPairProblem(pair: string, isRepeated: boolean): string | undefined {
  const cut = pair.lastIndexOf("=");
  if (cut < 1) {
    return `"${pair}" is not a pair of a column and a field. Write column=field.`;
  }
  if (isRepeated) {
    return `The column "${decodeName(pair.slice(0, cut))}" is mapped twice.`;
  }
  return findTargetProblem(decodeName(pair.slice(cut + 1)));
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // A name with a bare "%" is already decoded.
  }
}

function findTargetProblem(name: string): string | undefined {
  const key = stripRatingPrefix(name);
  const isTaken = readOnlyFields.has(name) || name === "ratings";
  if (name === "id" || fieldNames.has(name) || (!isTaken && isCriterionKey(key))) {
    return undefined;
  }
  return isTaken
    ? `A column cannot be mapped to "${name}", which only the server writes.`
    : `"${name}" is neither a field of an item nor a criterion in lower_snake_case.`;
}

function stripRatingPrefix(name: string): string {
  return name.startsWith(ratingPrefix) ? name.slice(ratingPrefix.length) : name;
}

function requireNoProblems(problems: readonly string[]): void {
  if (problems.length > 0) {
    const faults: Fault[] = problems.map((detail) => ({ parameter: "map", detail }));
    throw new Failure("malformed", problems.join(" "), { faults });
  }
}

/**
 * Determines the meaning of each column: the map's, otherwise that of its name if the name is a
 * field, `id` or `ratings.<criterion>`. Ignores columns that only the server writes, and lists the
 * others in `unmapped`. Throws "malformed" if the map names a missing column, if two columns have
 * the same meaning, or if no column identifies items.
 */
export function planColumns(columns: readonly string[], map: ColumnMap): ColumnPlan {
  const targets = columns.map((column) => resolveTarget(column, map));
  const named = targets.flatMap((target, index) =>
    target === undefined ? [] : [{ name: formatTarget(target), column: columns[index] ?? "" }],
  );
  requireNoProblems([
    ...findMapProblems(columns, map),
    ...findClashes(named),
    ...findIdentityProblem(columns, named),
  ]);
  return {
    targets,
    unmapped: columns.filter(
      (column, index) => targets[index] === undefined && !readOnlyFields.has(column),
    ),
    sources: new Map(named.map(({ name, column }) => [name, column])),
    isOwnExport: isOwnExportHeader(columns),
  };
}

/** Resolves the meaning of a column or of an object's key. */
export function resolveTarget(key: string, map: ColumnMap): ColumnTarget {
  const mapped = map.get(key);
  const name = mapped ?? key;
  if (name === "id") {
    return "id";
  }
  if (fieldNames.has(name)) {
    return { field: name };
  }
  const criterion = stripRatingPrefix(name);
  const isExplicit = mapped !== undefined || name !== criterion;
  return isExplicit && isCriterionKey(criterion) ? { criterion } : undefined;
}

/** Formats the unique name of a target: `id`, the field, or `ratings.<criterion>`. */
export function formatTarget(target: NonNullable<ColumnTarget>): string {
  if (target === "id") {
    return target;
  }
  return "field" in target ? target.field : ratingPrefix + target.criterion;
}

/** Returns whether only the server writes the field. */
export function isReadOnlyField(key: string): boolean {
  return readOnlyFields.has(key);
}

function findMapProblems(columns: readonly string[], map: ColumnMap): string[] {
  const absent = [...map.keys()]
    .filter((column) => !columns.includes(column))
    .map((column) => `The file has no column "${column}".`);
  return [...absent, ...[...map.values()].flatMap((name) => findTargetProblem(name) ?? [])];
}

type NamedTarget = { readonly name: string; readonly column: string };

function findClashes(named: readonly NamedTarget[]): string[] {
  const first = new Map<string, string>();
  const problems: string[] = [];
  for (const { name, column } of named) {
    const other = first.get(name);
    if (other === undefined) {
      first.set(name, column);
    } else {
      problems.push(
        `The columns "${other}" and "${column}" are both ${name}. Map one of them to another field.`,
      );
    }
  }
  return problems;
}

function findIdentityProblem(columns: readonly string[], named: readonly NamedTarget[]): string[] {
  if (named.some(({ name }) => identityFields.has(name))) {
    return [];
  }
  const names = columns.map((column) => `"${column}"`).join(", ");
  const isLong = names.length > shownNamesMax;
  const shown = isLong ? `${names.slice(0, shownNamesMax).toWellFormed()}…` : names;
  return [
    `No column is the title, the external_id or the id of an item. Map one of the columns ${shown}: column=title.`,
  ];
}

function isOwnExportHeader(columns: readonly string[]): boolean {
  // Exports of earlier versions have no columns for links and sources.
  const added: ReadonlySet<string> = new Set(["blocked_by", "source"]);
  const known = exportColumns.filter((each) => !added.has(each) || columns.includes(each));
  const rest = columns.slice(known.length);
  return (
    known.every((column, index) => columns[index] === column) &&
    rest.every((column) => column.startsWith(ratingPrefix))
  );
}
