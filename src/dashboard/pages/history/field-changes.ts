import { toSentence } from "../../parts/criterion-names.ts";

/** The value of a field or a rating before and after a change, as texts. */
export type FieldChange = { readonly name: string; readonly from: string; readonly to: string };

type ChangedFields = Readonly<Record<string, { readonly from?: unknown; readonly to?: unknown }>>;

/** Lists the changed fields of an item. Each rating is a field of its own. */
export function listFieldChanges(fields: ChangedFields): readonly FieldChange[] {
  return Object.entries(fields).flatMap(([name, { from, to }]) =>
    name === "ratings" ? listRatings(from, to) : [describeChange(name, from, to)],
  );
}

function listRatings(from: unknown, to: unknown): readonly FieldChange[] {
  const [before, after] = [toRecord(from), toRecord(to)];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].map((key) => describeChange(key, before[key], after[key]));
}

function describeChange(name: string, from: unknown, to: unknown): FieldChange {
  return { name: toSentence(name), from: formatValue(from), to: formatValue(to) };
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** Formats a value. An interval has a low, a likely and a high value. */
function formatValue(value: unknown): string {
  if (value === null || value === undefined || value === "") {
    return "none";
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? "none" : value.join(", ");
  }
  if (typeof value === "object") {
    return Object.values(value).join(" – ");
  }
  return typeof value === "number" ? value.toLocaleString() : JSON.stringify(value).slice(1, -1);
}
