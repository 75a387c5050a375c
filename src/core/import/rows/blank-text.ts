import { ratingPrefix } from "../../item/item-columns.ts";

/** Texts that programs write for a value that does not exist. */
const absentTexts = "- | -- | – | — | null | nil | nan | undefined";
const noneTexts = "none | (none)";
const notApplicableTexts = "n/a | #n/a | n.a.";
/** Texts that cannot be a number, a date or a type, but can be the name of a team or a label. */
const emptyTexts = "na | (blank) | (empty)";

const nameTexts = createTexts(absentTexts, noneTexts, notApplicableTexts);
const valueTexts = createTexts(absentTexts, noneTexts, notApplicableTexts, emptyTexts);
/** Without "none", which means that the item has no assignee or no priority. */
const statedTexts = createTexts(absentTexts, notApplicableTexts, emptyTexts);

const textsByTarget: Readonly<Record<string, ReadonlySet<string>>> = {
  // "N/A" can be a status of cancelled work.
  status: createTexts(absentTexts, noneTexts),
  team: nameTexts,
  parent: nameTexts,
  blocked_by: nameTexts,
  labels: nameTexts,
  priority: statedTexts,
  assignee: statedTexts,
  type: valueTexts,
  size: valueTexts,
  start_date: valueTexts,
  due_date: valueTexts,
};

/** The maximum length of a blank text, including whitespace around it. Longer texts are values. */
const lengthMax = 20;

/**
 * Returns whether a text means that the cell of a target is blank, such as "N/A" in a column of
 * dates. In titles, descriptions and ids, no text means that the cell is blank.
 *
 * @example
 * isBlankText("N/A", "size"); // true
 * isBlankText("N/A", "title"); // false
 * isBlankText("TBD", "size"); // false
 */
export function isBlankText(text: string, target: string): boolean {
  if (text.length > lengthMax) {
    return false;
  }
  const texts = target.startsWith(ratingPrefix) ? valueTexts : textsByTarget[target];
  return texts?.has(text.trim().toLowerCase()) === true;
}

function createTexts(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(" | ")));
}
