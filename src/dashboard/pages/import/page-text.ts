/**
 * Converts messages of the API to messages of this page. The API names its parameters
 * (`dates=day-first`), and the page has a control for most of them.
 */
const replacements: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/(?:State it: |Add )dates=day-first or dates=month-first\./g, "Choose the order under “Dates”."],
  [/(?:State it: |Add )decimal=point or decimal=comma\./g, "Choose the sign under “Decimal sign”."],
  [/, or map the word: values=.*$/gs, ", and correct the file."],
  [/Map the letter: values=.*$/gs, "Write the priority as a word."],
  [/add match=title\./g, "choose this under “More options”."],
  [/Send the parameter encoding=([\w-]+) if/g, "Choose another “Encoding”, such as $1, if"],
  [/\bencoding=([\w-]+)/g, "the encoding $1"],
  [/Choose one with a map: map=.*$/gs, "Choose the column with the titles."],
  [/such as source=([\w-]+)/g, "such as $1"],
  [/with a map such as map=([^=]+)=\./g, "under “Columns”, such as $1."],
];

/** Replaces the parameters of the API in a message with the controls of the page. */
export function toPageText(detail: string): string {
  return replacements.reduce((text, [pattern, to]) => text.replaceAll(pattern, to), detail);
}
