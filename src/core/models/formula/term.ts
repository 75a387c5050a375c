/** The position of a term in its expression. */
export type SourceSpan = {
  /** The index of the first character from 0, including parentheses around the term. */
  readonly start: number;
  /** The index after the last character. */
  readonly end: number;
  /** The position, from 1, of the operator, name or number itself. Faults show it. */
  readonly column: number;
};

type NumberTerm = SourceSpan & { readonly kind: "number"; readonly value: number };
type NameTerm = SourceSpan & { readonly kind: "name"; readonly name: string };

/** An operator or a function, by its key in `formulaOperations`, with its operands. */
export type OperationTerm = SourceSpan & {
  readonly kind: "operated";
  readonly operator: string;
  readonly operands: readonly Term[];
};

/** The syntax tree of an expression. */
export type Term = NumberTerm | NameTerm | OperationTerm;

/** Returns the text of a term, with white space collapsed and at most 60 characters. */
export function formatTerm(expression: string, { start, end }: Term): string {
  const text = expression.slice(start, end).trim().replaceAll(/\s+/g, " ");
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

/** Lists all occurrences of names in a term, from left to right. */
export function listNames(term: Term): NameTerm[] {
  const names: NameTerm[] = [];
  collectNames(term, names);
  return names;
}

function collectNames(term: Term, names: NameTerm[]): void {
  if (term.kind === "name") {
    names.push(term);
  } else if (term.kind === "operated") {
    for (const operand of term.operands) {
      collectNames(operand, names);
    }
  }
}
