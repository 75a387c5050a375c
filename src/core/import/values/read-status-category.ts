import { type StatusCategory } from "../../status/status-category.ts";
import { statuses } from "../../status/status-words.ts";
import { findWord } from "../../words/word-table.ts";
import { toPlainText } from "./to-plain-text.ts";

/** The members in which JSON of Jira, Linear and Plane states the category of a status. */
const categoryKeys = ["statusCategory", "category", "group", "type"] as const;

/**
 * Reads the category that a status of JSON states beside its name. Returns undefined for a text, and
 * for an object without a known category.
 *
 * @example
 * readStatusCategory({ name: "Freigegeben", statusCategory: { name: "Done" } }); // "done"
 */
export function readStatusCategory(status: unknown): StatusCategory | undefined {
  if (typeof status !== "object" || status === null) {
    return undefined;
  }
  const members: Readonly<Record<string, unknown>> = { ...status };
  const texts = categoryKeys.map((key) => toPlainText(members[key]));
  return texts
    .map((text) => (typeof text === "string" ? findWord(statuses, text) : undefined))
    .find((category) => category !== undefined);
}
