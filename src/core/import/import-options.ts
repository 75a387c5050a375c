import { type Criterion } from "../models/model.ts";
import { type ColumnMap } from "./columns/column-map.ts";
import { type DateOrder, type DecimalSign } from "./rows/conventions.ts";
import { type ValueMap } from "./rows/value-map.ts";

/** The caller's choices for an import. Absent choices follow from the file. */
export type ImportOptions = {
  readonly map: ColumnMap;
  readonly values: ValueMap;
  /** The name of a profile. */
  readonly profile?: string | undefined;
  /** The source of the external ids; by default, the source of the profile. */
  readonly source?: string | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly decimalSign?: DecimalSign | undefined;
  /** The rule that identifies items of rows without an id. */
  readonly match?: "title" | undefined;
  readonly blank: "keep" | "clear";
  /** Whether a cell that cannot be read rejects its row. */
  readonly isStrict: boolean;
  /** The criteria of the built-in models and of the workspace's own, by key. */
  readonly criteria: ReadonlyMap<string, Criterion>;
};
