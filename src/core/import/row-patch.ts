import { ItemPatch } from "../../contract/item.ts";
import {
  isReadOnlyField,
  formatTarget,
  resolveTarget,
  type ColumnMap,
  type ColumnPlan,
  type ColumnTarget,
} from "./column-map.ts";
import { describeIssue } from "./patch-fault.ts";
import { readCell } from "./read-cell.ts";

/** How many things wrong with one row are said. */
const problemsMax = 20;

/** What one row says: about which item (by id, or else by external id), and what. */
export type RowPatch =
  | { readonly id?: string; readonly patch: ItemPatch }
  | { readonly fault: string };

/** The same of an object, with the keys that nobody said the meaning of. */
export type ObjectPatch = RowPatch & { readonly unmapped: readonly string[] };

/** A row on its way to the schema. */
type Draft = {
  id?: unknown;
  /** Fields as on the wire, `ratings` among them once there is one. */
  readonly fields: Record<string, unknown>;
  readonly problems: string[];
};

/**
 * The patch that a row of cells is. An empty cell clears what can be cleared and leaves the type,
 * status and labels as they are. All that is wrong with the row is in one fault, by column.
 */
export function parseCellPatch(cells: readonly string[], plan: ColumnPlan): RowPatch {
  const draft = createDraft();
  for (const [at, target] of plan.targets.entries()) {
    if (target !== undefined) {
      setField(draft, target, readCell(cells[at] ?? "", target, plan.isOwnExport));
    }
  }
  return validateDraft(draft, plan.sources);
}

/**
 * The patch that an object is: named as on the wire, with keys renamed through the map. Criteria may
 * stand in `ratings` or, by way of the map, beside it. What only the server writes is passed over.
 */
export function parseObjectPatch(value: Record<string, unknown>, map: ColumnMap): ObjectPatch {
  const draft = createDraft();
  const sources = new Map<string, string>();
  const unmapped: string[] = [];
  setRatings(draft, map.has("ratings") ? undefined : value["ratings"]);
  for (const [key, said] of Object.entries(value)) {
    const target = resolveTarget(key, map);
    if (target !== undefined) {
      reportDuplicate(draft, target, { key, sources });
      setField(draft, target, said);
    } else if (key !== "ratings" && !isReadOnlyField(key)) {
      unmapped.push(key);
    }
  }
  return { ...validateDraft(draft, sources), unmapped };
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

/** A copy of an object's own ratings; what is no object is refused here, before ratings join it. */
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
    draft.problems.push(`${name} is said twice, the second time by ${JSON.stringify(key)}`);
  }
  sources.set(name, key);
}

function validateDraft(draft: Draft, sources: ReadonlyMap<string, string>): RowPatch {
  const { id, fields, problems } = draft;
  if (id !== undefined && (typeof id !== "string" || id === "")) {
    problems.push("id must be text");
  }
  const result = ItemPatch.safeParse(fields);
  if (!result.success) {
    problems.push(...result.error.issues.map((issue) => describeIssue(issue, fields, sources)));
  }
  if (problems.length > 0 || result.data === undefined) {
    return { fault: formatProblems(problems) };
  }
  return typeof id === "string" ? { id, patch: result.data } : { patch: result.data };
}

function formatProblems(problems: readonly string[]): string {
  const said = problems.slice(0, problemsMax);
  const left = problems.length - said.length;
  return `${[...said, ...(left > 0 ? [`and ${left} more`] : [])].join("; ")}.`;
}
