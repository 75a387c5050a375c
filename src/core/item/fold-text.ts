/** Marks that a letter wears: acutes, dots, rings. Other scripts spell with theirs, and keep them. */
const combiningMarks = /[\u0300-\u036f]/g;

/**
 * A text as it is looked for: without upper case, and without what a letter wears. Widths and
 * ligatures become plain letters, ß becomes ss, ς the σ that it is. Folding twice changes nothing.
 *
 * Source: Unicode Standard Annex 15 (NFKD), Unicode Standard 5.18 (case folding).
 *
 * @example
 * folded("CAFÉ"); // "cafe"
 * folded("Straße"); // "strasse"
 * folded("ＡＢＣ"); // "abc"
 */
export function foldText(text: string): string {
  return foldCase(stripDiacritics(foldCase(stripDiacritics(text)))).normalize("NFC");
}

function stripDiacritics(text: string): string {
  return text.normalize("NFKD").replace(combiningMarks, "");
}

function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll("ς", "σ");
}

/** Whether folding does no more than to make A–Z small, as every database can. */
export function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
