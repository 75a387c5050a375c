import { foldText, isAscii } from "../item/fold-text.ts";

/**
 * Returns a heading in the form in which headings are compared: without case, accents, whitespace
 * and punctuation. Keeps the letters, marks and digits of every script. A name that has none of
 * them, such as "#", is only trimmed. Normalising is idempotent.
 *
 * @example
 * normaliseName("Story Points"); // "storypoints"
 * normaliseName("story_points"); // "storypoints"
 * normaliseName("Priorité"); // "priorite"
 */
export function normaliseName(text: string): string {
  const name = isAscii(text)
    ? text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "")
    : foldText(text)
        .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "")
        .normalize("NFC");
  return name === "" ? foldText(text).trim() : name;
}
