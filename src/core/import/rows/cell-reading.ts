import { type Criterion } from "../../models/model.ts";
import { type Evidence } from "./conventions.ts";

/** A cell that cannot be read, with the remedy. */
export class CellFault {
  readonly detail: string;

  constructor(detail: string) {
    this.detail = detail;
  }
}

/** A value with a remark. */
export class NotedValue {
  readonly value: unknown;
  readonly detail: string;

  constructor(value: unknown, detail: string) {
    this.value = value;
    this.detail = detail;
  }
}

/** The data of a file and its import that the readers of cells need. */
export type CellContext = {
  /** The meanings of words by target: the caller's, then the profile's. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly criteria: ReadonlyMap<string, Criterion>;
  /** Whether the file is an export of Ordinal, whose texts are read without any interpretation. */
  readonly isOwnExport: boolean;
  /** Whether a "'" precedes texts that a spreadsheet would run as formulas. */
  readonly hasEscapedFormulas: boolean;
  /** Whether lists are written as [a, b] without quotes. */
  readonly hasBracketedLists: boolean;
  /** Whether commas separate several people, instead of being part of a name. */
  readonly hasPeopleLists: boolean;
  readonly evidence: Evidence;
};
