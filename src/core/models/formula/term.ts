/** Where a term stands in its expression, and by which letter an error names it. */
type SourceSpan = {
  /** The first letter, parentheses around it included, and the one behind the last; from 0. */
  readonly start: number;
  readonly end: number;
  /** The letter of the operator, name or number itself; from 1, as people count. */
  readonly column: number;
};

type NumberTerm = SourceSpan & { readonly kind: "number"; readonly value: number };
type NameTerm = SourceSpan & { readonly kind: "name"; readonly name: string };

/** An operator or a function, by its key in `operations`, and what it is given. */
export type OperationTerm = SourceSpan & {
  readonly kind: "operated";
  readonly operator: string;
  readonly operands: readonly Term[];
};

/** An expression as a tree: what is left of a text once it is read. */
export type Term = NumberTerm | NameTerm | OperationTerm;

/** The letters of a term, blanks drawn together, cut where they would fill the sentence. */
export function formatTerm(expression: string, { start, end }: Term): string {
  const text = expression.slice(start, end).trim().replaceAll(/\s+/g, " ");
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

/** The names a term reads, each where it stands, from left to right. O(terms). */
export function listNames(term: Term): NameTerm[] {
  const names: NameTerm[] = [];
  collectNames(term, names);
  return names;
}

function collectNames(term: Term, names: NameTerm[]): void {
  if (term.kind === "name") {
    names.push(term);
  } else if (term.kind === "operated") {
    for (const each of term.operands) {
      collectNames(each, names);
    }
  }
}
