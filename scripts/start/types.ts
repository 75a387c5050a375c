import { type Schemas } from "../../src/client/client.ts";
// `import type` as a whole: Node would otherwise load the file, which has no values.
import type { operations } from "../../src/client/openapi-types.ts";

/** The address of an API and one of its keys: the options of `openClient`. */
export type ApiAccess = { readonly url: string; readonly key: string };

/** A workspace and its key. */
export type Backlog = ApiAccess & { readonly workspace: string };

/** The parameters of an import. */
export type ImportParameters = Readonly<
  NonNullable<operations["importItems"]["parameters"]["query"]>
>;

export type ImportJob = Omit<Schemas["Job"], "generations">;

export type ImportReport = Schemas["ImportReport"];

/** An import that has ended, as done or as failed. */
export type EndedImport = {
  readonly job: ImportJob;
  /** The sheet that was read, if the file is a workbook. */
  readonly sheet: SheetInfo | undefined;
};

/** A sheet of a workbook that was converted to CSV. */
export type SheetInfo = {
  readonly name: string;
  /** The number of sheets in the workbook. */
  readonly count: number;
  /** Returns the row of the sheet for a line of the CSV. */
  readonly findRow: (line: number) => number;
};

export type OpenedBacklog = Backlog & {
  readonly origin: Origin;
  /** The import of this start; undefined if the file was imported before. */
  readonly ended: EndedImport | undefined;
  /** The model that fits the criteria of the file. */
  readonly suggestedModel: string | undefined;
};

/**
 * The origin of a workspace. `saved`: an earlier start imported it. `new`: the file is new. `lost`:
 * the saved workspace is no longer in the database. `without-ids`: the file or its options have
 * changed, and an import into the saved workspace would add every row again.
 */
export type Origin = "new" | "saved" | "lost" | "without-ids";
