import { type ItemView } from "../printed-backlog.ts";

/** A file of the folder `field`, and the results that a user expects from its import. */
export type FieldCase = {
  readonly file: string;
  readonly args?: readonly string[];
  /** Parts of the output, in which each space stands for any blanks. */
  readonly prints: readonly (string | RegExp)[];
  /** The items in the order of the file. */
  readonly items: readonly ItemView[];
};
