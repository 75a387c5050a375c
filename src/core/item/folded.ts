/** Marks that a letter wears: acutes, dots, rings. Other scripts spell with theirs, and keep them. */
const marks = /[\u0300-\u036f]/g;

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
export function folded(text: string): string {
  return caseless(bare(caseless(bare(text)))).normalize("NFC");
}

function bare(text: string): string {
  return text.normalize("NFKD").replace(marks, "");
}

function caseless(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll("ς", "σ");
}

/** Whether folding does no more than to make A–Z small, as every database can. */
export function isPlain(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
