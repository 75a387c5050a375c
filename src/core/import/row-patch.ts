import { type z } from "zod";
import {
  type ColumnMap,
  type ColumnPlan,
  type ColumnTarget,
  formatTarget,
  isReadOnlyField,
  resolveTarget,
} from "./column-map.ts";
import { describeIssue } from "./patch-fault.ts";
import { readCell } from "./read-cell.ts";

/** Problems of one row that its fault names. */
const problemsMax = 20;

/** The check of a row's fields against the schema of a patch. Core does not know that schema. */
export type ParsePatch<P> = (fields: Readonly<Record<string, unknown>>) => z.ZodSafeParseResult<P>;

/** A row as the patch of an item. Without an id, the patch's external id identifies the item. */
export type RowPatch<P> = { readonly id?: string; readonly patch: P } | { readonly fault: string };

/** The patch of an object, and the keys that are neither fields nor mapped. */
export type ObjectPatch<P> = RowPatch<P> & { readonly unmapped: readonly string[] };

/** A row before the schema has checked it. */
type Draft = {
  id?: unknown;
  /** The fields by their API names, including `ratings` once there is one. */
  readonly fields: Record<string, unknown>;
  readonly problems: string[];
};

/**
 * Converts a row of cells to a patch. An empty cell clears its field, except the type, status and
 * labels, which stay unchanged. One fault names all problems of the row by column.
 */
export function parseCellPatch<P>(
  cells: readonly string[],
  plan: ColumnPlan,
  parsePatch: ParsePatch<P>,
): RowPatch<P> {
  const draft = createDraft();
  for (const [index, target] of plan.targets.entries()) {
    if (target !== undefined) {
      setField(draft, target, readCell(cells[index] ?? "", target, plan.isOwnExport));
    }
  }
  return validateDraft(draft, plan.sources, parsePatch);
}

/**
 * Converts an object with the API's field names to a patch, after renaming keys with the map.
 * Criteria may be in `ratings` or, if the map names them, beside it. Ignores fields that only the
 * server writes.
 */
export function parseObjectPatch<P>(
  value: Record<string, unknown>,
  map: ColumnMap,
  parsePatch: ParsePatch<P>,
): ObjectPatch<P> {
  const draft = createDraft();
  const sources = new Map<string, string>();
  const unmapped: string[] = [];
  setRatings(draft, map.has("ratings") ? undefined : value["ratings"]);
  for (const [key, fieldValue] of Object.entries(value)) {
    const target = resolveTarget(key, map);
    if (target !== undefined) {
      reportDuplicate(draft, target, { key, sources });
      setField(draft, target, fieldValue);
    } else if (key !== "ratings" && !isReadOnlyField(key)) {
      unmapped.push(key);
    }
  }
  return { ...validateDraft(draft, sources, parsePatch), unmapped };
}

function createDraft(): Draft {
  return { fields: {}, problems: [] };
}

function setField(draft: Draft, target: NonNullable<ColumnTarget>, value: unknown): void {
  if (value === undefined) {
    return;
  }
  if (target === "id") {
    draft.id = value;
  } else if ("field" in target) {
    draft.fields[target.field] = value;
  } else {
    ensureRatings(draft)[target.criterion] = value;
  }
}

function ensureRatings(draft: Draft): Record<string, unknown> {
  const { ratings } = draft.fields;
  if (isObject(ratings)) {
    return ratings;
  }
  const empty: Record<string, unknown> = {};
  draft.fields["ratings"] = empty;
  return empty;
}

/** Copies an object's ratings. Rejects other values here, before mapped criteria join them. */
function setRatings(draft: Draft, ratings: unknown): void {
  if (isObject(ratings)) {
    draft.fields["ratings"] = { ...ratings };
  } else if (ratings !== undefined) {
    draft.problems.push("ratings must be an object of ratings by criterion");
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Source = { readonly key: string; readonly sources: Map<string, string> };

function reportDuplicate(
  draft: Draft,
  target: NonNullable<ColumnTarget>,
  { key, sources }: Source,
): void {
  const name = formatTarget(target);
  const isRated =
    target !== "id" &&
    "criterion" in target &&
    Object.hasOwn(ensureRatings(draft), target.criterion);
  if (sources.has(name) || isRated) {
    draft.problems.push(`${name} is set twice, the second time by ${JSON.stringify(key)}`);
  }
  sources.set(name, key);
}

function validateDraft<P>(
  draft: Draft,
  sources: ReadonlyMap<string, string>,
  parsePatch: ParsePatch<P>,
): RowPatch<P> {
  const { id, fields, problems } = draft;
  if (id !== undefined && (typeof id !== "string" || id === "")) {
    problems.push("id must be text");
  }
  const result = parsePatch(fields);
  if (!result.success) {
    problems.push(...result.error.issues.map((issue) => describeIssue(issue, fields, sources)));
  }
  if (problems.length > 0 || result.data === undefined) {
    return { fault: formatProblems(problems) };
  }
  return typeof id === "string" ? { id, patch: result.data } : { patch: result.data };
}

function formatProblems(problems: readonly string[]): string {
  const named = problems.slice(0, problemsMax);
  const rest = problems.length - named.length;
  return `${[...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join("; ")}.`;
}
