/** Formats cells below their headings; numeric columns are aligned to the right. */
export function formatColumns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: ReadonlySet<string> = new Set(),
): string {
  const widths = headings.map((heading, at) =>
    Math.max(heading.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const formatLine = (row: readonly string[]) =>
    row
      .map((cell, at) =>
        numeric.has(headings[at] ?? "")
          ? cell.padStart(widths[at] ?? 0)
          : cell.padEnd(widths[at] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [formatLine(headings), rule, ...rows.map(formatLine)].join("\n");
}
