// `import type` as a whole: the file has no values.
import type { operations } from "../../../client/openapi-types.ts";
import { type StatusCategory } from "../../../core/status/status-category.ts";

export type ImportQuery = NonNullable<operations["importItems"]["parameters"]["query"]>;

/** What the reader has chosen about a file. The file decides everything else. */
export type ImportChoices = Optional<Omit<ImportQuery, "map" | "values" | "dry_run">> & {
  /** The fields of columns, by heading. No field leaves a column out. */
  readonly columns?: Readonly<Record<string, readonly string[]>> | undefined;
  /** The categories of statuses that differ from the proposed ones. */
  readonly categories?: Readonly<Record<string, StatusCategory>> | undefined;
  /** The sheet of a workbook. */
  readonly sheet?: string | undefined;
};

/** An undefined choice is that of the file. */
type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Returns the parameters of an import. The numbers of a workbook have a decimal point. */
export function toImportQuery(choices: ImportChoices, isWorkbook: boolean): ImportQuery {
  const { columns = {}, categories: _, sheet: __, decimal, ...chosen } = choices;
  const decimalSign = decimal ?? (isWorkbook ? "point" : undefined);
  return {
    ...dropUndefined(chosen),
    ...(decimalSign !== undefined && { decimal: decimalSign }),
    ...(Object.keys(columns).length > 0 && { map: JSON.stringify(columns) }),
  };
}

function dropUndefined<T extends object>(values: Optional<T>): T {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only undefined values are left out
  return Object.fromEntries(entries) as T;
}
