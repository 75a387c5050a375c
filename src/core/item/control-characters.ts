/** Control characters other than tab, line feed and carriage return. */
const controlCharacters = /[^\P{Cc}\t\n\r]/gu;

/** Returns whether a text of several lines contains a control character that is not whitespace. */
export function hasControlCharacter(text: string): boolean {
  return text.search(controlCharacters) !== -1;
}

/** Replaces each control character that is not whitespace with a space. */
export function replaceControlCharacters(text: string): string {
  return text.replace(controlCharacters, " ");
}
