/** Formats cells below their headings; numeric columns are aligned to the right. */
export function formatColumns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: ReadonlySet<string> = new Set(),
): string {
  const widths = headings.map((heading, index) =>
    Math.max(heading.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const formatLine = (row: readonly string[]) =>
    row
      .map((cell, index) =>
        numeric.has(headings[index] ?? "")
          ? cell.padStart(widths[index] ?? 0)
          : cell.padEnd(widths[index] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [formatLine(headings), rule, ...rows.map(formatLine)].join("\n");
}
