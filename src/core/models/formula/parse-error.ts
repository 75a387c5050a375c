/** A syntax error of an expression. `index` is its position, from 0. */
export class ParseError extends Error {
  override readonly name = "ParseError";
  readonly index: number;

  constructor(index: number, message: string) {
    super(message);
    this.index = index;
  }
}
