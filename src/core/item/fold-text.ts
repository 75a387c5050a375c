/** Diacritics such as acutes, dots and rings. Folding keeps the marks of other scripts. */
const combiningMarks = /[\u0300-\u036f]/g;

/**
 * Returns a text in the form that searches compare: in lower case and without diacritics.
 * Full-width letters and ligatures become plain letters, ß becomes ss, and ς becomes σ. Folding is
 * idempotent.
 *
 * Source: Unicode Standard Annex 15 (NFKD), Unicode Standard 5.18 (case folding).
 *
 * @example
 * foldText("CAFÉ"); // "cafe"
 * foldText("Straße"); // "strasse"
 * foldText("ＡＢＣ"); // "abc"
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

/** Checks whether a text is ASCII. Folding then only lower-cases A–Z, as every database can. */
export function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
