/** A number, a name, an operator or a separator of an expression, or the end of its text. */
export type Token = {
  readonly kind: "number" | "name" | "symbol" | "end";
  readonly text: string;
  /** The index of the first character, from 0. */
  readonly start: number;
  /** The index after the last character. */
  readonly end: number;
};
