import { type StatusCategory } from "../../status/status-category.ts";

/** The chosen profile. */
export type ProfileChoice = {
  readonly name: string;
  /** The reason as a sentence, such as "The file has the columns Issue key and Issue Type." */
  readonly reason: string;
};

/** A column of the file, its meaning and a sample of its values. */
export type ColumnReport = {
  /** The heading, or the key of the objects. Repeated headings are one entry. */
  readonly column: string;
  /** The number of columns with this heading. */
  readonly count: number;
  /** The fields and criteria that the column sets; empty if it is not read. */
  readonly targets: readonly string[];
  /** Up to three different values, shortened. */
  readonly samples: readonly string[];
  /** The number of cells that are not blank, and the number of those that were understood. */
  readonly values: number;
  readonly understood: number;
  /** The reason why the column is not read, or a note about its meaning. */
  readonly note?: string;
};

/** A status of the file, the number of its rows, and its category in the workspace. */
export type StatusReport = {
  readonly status: string;
  readonly count: number;
  readonly category: StatusCategory;
};

/** The findings about an imported file. */
export type ImportReport = {
  readonly profile: ProfileChoice;
  readonly format: "csv" | "ndjson" | "json";
  /** The name of the encoding in the Encoding Standard, such as "utf-8" or "windows-1252". */
  readonly encoding: string;
  /** The delimiter of a CSV file. */
  readonly delimiter?: string;
  /** The order of day and month in numeric dates, if the file or the caller states one. */
  readonly dateOrder?: "day-first" | "month-first";
  /** The decimal sign of numbers, if the file or the caller states one. */
  readonly decimalSign?: "." | ",";
  /** The treatment of blank cells. */
  readonly blank: "keep" | "clear";
  /** The source that identifies the items together with their external ids. */
  readonly source: string;
  /** The first 200 columns, and the number of all columns. */
  readonly columns: readonly ColumnReport[];
  readonly columnCount: number;
  /** The first 1,000 different statuses of the file, most frequent first. */
  readonly statuses: readonly StatusReport[];
  /** The built-in model whose criteria the file rates, if there is one. */
  readonly suggestedModel?: string;
  /** Facts about the whole file that deserve attention, such as rows without ids. */
  readonly notes: readonly string[];
};
