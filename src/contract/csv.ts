/** The mark that makes Excel read a CSV file as UTF-8. */
export const byteOrderMark = "\uFEFF";

/** Formats cells as a line of CSV (RFC 4180). */
export function formatCsvLine(cells: readonly string[]): string {
  return `${cells.map(quoteCell).join(",")}\r\n`;
}

function quoteCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * Escapes a formula (https://owasp.org/www-community/attacks/CSV_Injection). A text with leading
 * "'" characters before a formula gets one more, so that the import can restore it.
 */
export function escapeFormula(text: string | undefined): string {
  return text !== undefined && /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : (text ?? "");
}
