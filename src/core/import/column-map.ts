import { CriterionKey, itemFieldNames } from "../../contract/item.ts";
import { exportColumns, ratingPrefix } from "../../flows/exports/csv-rows.ts";
import { Failure, type Fault } from "../failure.ts";

/** What the cells of a column are; undefined is a column that is not read. */
export type ColumnTarget =
  | { readonly field: string }
  | { readonly criterion: string }
  | "id"
  | undefined;

/** What the caller said a column is, by the column's name. */
export type ColumnMap = ReadonlyMap<string, string>;

export type ColumnPlan = {
  /** One per column of the file, in its order. */
  readonly targets: readonly ColumnTarget[];
  /** Columns that nobody said the meaning of. */
  readonly unmapped: readonly string[];
  /** The column that is read into a target, by the target's name (see `targetName`). */
  readonly sources: ReadonlyMap<string, string>;
  /** Whether the header is the one that our export writes. */
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

/**
 * The parameter `?map=issuekey=external_id,storypoint=story_points`: pairs of a column and what it is,
 * a field of an item, `id`, or otherwise a criterion (with or without `ratings.`). The last "=" of a
 * pair divides it. Names may still be percent-encoded, so that a comma in one can be written as %2C.
 * Fails as malformed, naming every bad pair.
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
    return `"${pair}" is not a pair of a column and a field, as in column=field.`;
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
    return name; // A name with a bare "%" was decoded already.
  }
}

function findTargetProblem(name: string): string | undefined {
  const key = stripRatingPrefix(name);
  const isTaken = readOnlyFields.has(name) || name === "ratings";
  if (name === "id" || fieldNames.has(name) || (!isTaken && CriterionKey.safeParse(key).success)) {
    return undefined;
  }
  return isTaken
    ? `A column cannot be mapped to "${name}".`
    : `"${name}" is neither a field of an item nor a criterion's name in lower_snake_case.`;
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
 * What each column of a file is: what the map says, or else what its name says when it is exactly a
 * field, `id` or `ratings.<criterion>`. Columns that only the server writes are passed over; others are
 * named in `unmapped`. Fails as malformed when the map names a column that is not there, when two
 * columns are the same thing, and when no column says which item a row is.
 */
export function planColumns(columns: readonly string[], map: ColumnMap): ColumnPlan {
  const targets = columns.map((column) => resolveTarget(column, map));
  const named = targets.flatMap((target, at) =>
    target === undefined ? [] : [{ name: formatTarget(target), column: columns[at] ?? "" }],
  );
  requireNoProblems([
    ...findMapProblems(columns, map),
    ...findClashes(named),
    ...findIdentityProblem(named),
  ]);
  return {
    targets,
    unmapped: columns.filter(
      (column, at) => targets[at] === undefined && !readOnlyFields.has(column),
    ),
    sources: new Map(named.map(({ name, column }) => [name, column])),
    isOwnExport: isOwnExportHeader(columns),
  };
}

/** What a column, or a key of an object, is. */
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
  const isSaid = mapped !== undefined || name !== criterion;
  return isSaid && CriterionKey.safeParse(criterion).success ? { criterion } : undefined;
}

/** One name per target: `id`, the field's, or `ratings.<criterion>`. */
export function formatTarget(target: NonNullable<ColumnTarget>): string {
  if (target === "id") {
    return target;
  }
  return "field" in target ? target.field : ratingPrefix + target.criterion;
}

/** Whether only the server writes it. */
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
      problems.push(`The columns "${other}" and "${column}" are both ${name}.`);
    }
  }
  return problems;
}

function findIdentityProblem(named: readonly NamedTarget[]): string[] {
  const isThere = named.some(({ name }) => identityFields.has(name));
  return isThere ? [] : ["No column is the title, the external_id or the id of an item."];
}

function isOwnExportHeader(columns: readonly string[]): boolean {
  // Exports from before there were links have no column for them.
  const known = exportColumns.filter((each) => each !== "blocked_by" || columns.includes(each));
  const rest = columns.slice(known.length);
  return (
    known.every((column, at) => columns[at] === column) &&
    rest.every((column) => column.startsWith(ratingPrefix))
  );
}
