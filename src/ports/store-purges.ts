import { type Instant } from "../core/item/item.ts";

/** The rows of deleted workspaces. Only a purge removes entries of the undo log. */
export type PurgeStore = {
  /** Lists deleted workspaces whose purge is due at an instant, the oldest first. */
  readonly listDue: (at: Instant, limit: number) => Promise<readonly string[]>;
  /**
   * Starts or continues a purge that is due. Returns false if none is: the workspace is in use, or
   * does not exist.
   */
  readonly start: (workspace: string, at: Instant) => Promise<boolean>;
  /**
   * Removes at most `limit` rows of each table that belong to a workspace whose purge has started.
   * Returns their number: 0 if only the row of the workspace remains.
   */
  readonly removeRows: (workspace: string, limit: number) => Promise<number>;
  /** Removes the row of a workspace whose purge has started. */
  readonly finish: (workspace: string) => Promise<void>;
};
