import { type StatusCategory } from "../../status/status-category.ts";
import { normaliseName } from "../../words/normalise-name.ts";
import { type FileFormat } from "../formats/detect-format.ts";

/**
 * The exports of a tracker, as data. Headings and words are compared by their normalised names (see
 * `normaliseName`). A heading without an entry has the meaning that `findFieldsByName` finds.
 */
export type Profile = {
  /** The name by which a caller chooses the profile. */
  readonly name: string;
  /** The title for reports, such as "Jira". */
  readonly title: string;
  /** The source of the items' external ids; "" if any tool may have written the file. */
  readonly source: string;
  /** A note for the report, unless the caller states a source. */
  readonly note?: string;
  /** The formats of the exports; all formats by default. */
  readonly formats?: readonly FileFormat[];
  /** Sets of headings. The file has this profile if it has all headings of one of the sets. */
  readonly signatures: readonly (readonly string[])[];
  /**
   * The fields that a column sets, by heading; null leaves the column out. If several columns set
   * one field, each row takes the first of them, in this order, that is not blank. `labels` and
   * `blocked_by` take the values of all of them.
   */
  readonly columns: Readonly<Record<string, string | readonly string[] | null>>;
  /**
   * The values of words, by field. They take precedence over the generic words. "" stands for no
   * value.
   */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The categories of statuses whose names suggest another category. */
  readonly statusCategories?: Readonly<Record<string, StatusCategory>>;
  /** Columns with the tracker's own category of the status, such as "To Do". */
  readonly categoryColumns?: readonly string[];
  /** A row with a cell in one of these columns, other than "false", is done and has this status. */
  readonly completion?: { readonly columns: readonly string[]; readonly status: string };
  /**
   * Columns with an alias: another id by which rows refer to a parent or blocker. They set a field
   * only if `columns` has them too.
   */
  readonly aliases?: readonly string[];
  /** The order of day and month that the tracker always writes. */
  readonly dateOrder?: "day-first" | "month-first";
  /** Whether lists are written as [a, b] without quotes. */
  readonly hasBracketedLists?: true;
  /** Whether the tracker separates several people with commas. */
  readonly hasPeopleLists?: true;
  /** Rows to leave out: the column has one of the values, or any value if there are none. */
  readonly skips?: readonly RowSkip[];
  readonly json?: JsonShape;
  readonly tree?: TreeShape;
};

/** The columns of a tree, whose rows follow their parents. A parent column takes precedence. */
export type TreeShape = {
  /** The headings of the titles, one per level, the highest first. */
  readonly levels: readonly string[];
  /** The heading of the links between rows, if the rows are not a tree. */
  readonly link: string;
};

/** A rule that leaves rows out. The reason is a noun phrase for the report. */
export type RowSkip = {
  readonly column: string;
  readonly values?: readonly string[];
  readonly reason: string;
};

/** The shape of a tracker's JSON documents. */
export type JsonShape = {
  /** The name of the array with the items, if the document is an object. */
  readonly array?: string;
  /** Keys whose values are ids of elements in another array of the document. */
  readonly lookups?: Readonly<Record<string, JsonLookup>>;
};

/** Replaces an id by the member `value` of the element of `array` whose member `key` is the id. */
export type JsonLookup = { readonly array: string; readonly key: string; readonly value: string };

/**
 * Returns the fields that the profile assigns to a heading: none if it leaves the column out or
 * uses it otherwise, such as an alias. Returns undefined if the profile does not know the heading.
 */
export function findProfileFields(
  profile: Profile,
  heading: string,
): readonly string[] | undefined {
  return listFieldsByName(profile).get(normaliseName(heading));
}

const fieldsByProfile = new WeakMap<Profile, ReadonlyMap<string, readonly string[]>>();

/** Lists the fields by the normalised names of the headings. Computes them once per profile. */
function listFieldsByName(profile: Profile): ReadonlyMap<string, readonly string[]> {
  const known = fieldsByProfile.get(profile);
  if (known !== undefined) {
    return known;
  }
  const { columns, aliases = [], categoryColumns = [], completion } = profile;
  const others = [...aliases, ...categoryColumns, ...(completion?.columns ?? [])];
  const names = new Map<string, readonly string[]>([
    ...others.map((heading): [string, string[]] => [normaliseName(heading), []]),
    ...Object.entries(columns)
      .toReversed()
      .map(([heading, fields]): [string, readonly string[]] => [
        normaliseName(heading),
        typeof fields === "string" ? [fields] : (fields ?? []),
      ]),
  ]);
  fieldsByProfile.set(profile, names);
  return names;
}
