import { type Schemas } from "../../src/client/client.ts";

/** The address of an API and one of its keys: the options of `openClient`. */
export type ApiAccess = { readonly url: string; readonly key: string };

/** A workspace and its key. */
export type Backlog = ApiAccess & { readonly workspace: string };

export type ImportJob = Schemas["Job"];

export type OpenedBacklog = Backlog & {
  readonly origin: Origin;
  /** The import of this start; undefined if the file was imported before. */
  readonly job: ImportJob | undefined;
};

/**
 * The origin of a workspace. `saved`: an earlier start created it. `new`: the file is new. `lost`:
 * the saved workspace is no longer in the database. `without-ids`: the file has changed, and an
 * import into the saved workspace would add every row again.
 */
export type Origin = "new" | "saved" | "lost" | "without-ids";
