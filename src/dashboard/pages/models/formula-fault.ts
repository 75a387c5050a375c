import { type DraftFault } from "./draft.ts";

/** A fault of an expression, and the place in its text. */
export type FormulaFault = {
  readonly detail: string;
  /** The position of the fault in the whole text, from 0. */
  readonly start: number;
  /** The end of the name or number at the position. */
  readonly end: number;
  /** The line with the fault, and the column in this line, from 1. */
  readonly line: string;
  readonly column: number;
};

/** Finds the places of the faults of an expression. The API names a column of the whole text. */
export function locateFaults(
  expression: string,
  faults: readonly DraftFault[],
): readonly FormulaFault[] {
  return faults.flatMap(({ pointer, detail }) => {
    const column = /^Column (\d+): /.exec(detail)?.[1];
    return pointer === "/expression" && column !== undefined
      ? [locate(expression, Number(column) - 1, detail)]
      : [];
  });
}

function locate(expression: string, start: number, detail: string): FormulaFault {
  const word = /^[\w.]+/.exec(expression.slice(start))?.[0] ?? "";
  const lineStart = expression.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = expression.indexOf("\n", lineStart);
  return {
    detail,
    start,
    end: start + Math.max(1, word.length),
    line: expression.slice(lineStart, lineEnd < 0 ? undefined : lineEnd),
    column: start - lineStart + 1,
  };
}
