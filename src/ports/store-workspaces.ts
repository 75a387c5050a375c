import { type Instant } from "../core/item/item.ts";
import { type SealedText } from "../core/sealed-text.ts";
import {
  type Pointer,
  type Workspace,
  type WorkspaceListing,
  type WorkspaceState,
} from "../core/workspace.ts";
import { type NewApiKey } from "./store-access.ts";
import { type IdempotentResponse } from "./store-writes.ts";

/** The cursor key of a workspace, as stored. */
export type StoredCursorKey = { readonly workspace: string; readonly cursorKey: SealedText };

/** A change of the settings of a workspace. An absent setting keeps its value. */
export type SettingsChange = {
  readonly workspace: string;
  readonly actor: string;
  readonly at: Instant;
  readonly name?: string | undefined;
  readonly defaultModel?: string | undefined;
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Writes nothing if the workspace has another generation. */
  readonly ifGeneration?: number | undefined;
};

/** Workspaces in use, deleted workspaces, or both. */
export type WorkspaceFilter = "active" | "deleted" | "all";

/** Tenants: their pointers, settings and life cycle. */
/** A snapshot in KV: its generation, the instant of its write and the criteria of its items. */
export type Checkpoint = {
  readonly generation: number;
  readonly at: Instant;
  readonly criteria: readonly string[];
};

export type WorkspaceStore = {
  readonly create: (
    workspace: Workspace,
    key: NewApiKey,
    response?: IdempotentResponse,
  ) => Promise<void>;
  readonly readPointer: (workspace: string) => Promise<Pointer | undefined>;
  /**
   * Makes later reads of the workspace in this request at least as fresh as this moment. For
   * clients that have seen a newer generation than the one a replica returned.
   */
  readonly requireFresh: (workspace: string) => void;
  /**
   * Records the newest snapshot in KV. If the workspace is still at its generation, the criteria of
   * the snapshot replace those of the workspace.
   */
  readonly recordCheckpoint: (workspace: string, checkpoint: Checkpoint) => Promise<void>;
  /** Reserves `count` item numbers, and returns the first of them. */
  readonly reserveNumbers: (workspace: string, count: number) => Promise<number>;
  /** Lists the workspaces whose cursor key has one of the key ids, after a workspace. */
  readonly listCursorKeys: (
    keyIds: readonly string[],
    window: { readonly after: string; readonly limit: number },
  ) => Promise<readonly StoredCursorKey[]>;
  /** Writes other forms of the same keys, except where a key has changed in the meantime. */
  readonly rewrapCursorKeys: (
    keys: readonly (StoredCursorKey & { readonly rewrapped: SealedText })[],
  ) => Promise<void>;
  /**
   * Replaces the key and returns the new generation, because pages contain signed cursors. Returns
   * undefined if the workspace does not exist.
   */
  readonly replaceCursorKey: (
    workspace: string,
    change: { readonly cursorKey: SealedText; readonly at: Instant },
  ) => Promise<number | undefined>;
  /** Lists workspaces whose default model is published at an older generation than their own. */
  readonly listUnpublished: (
    before: Instant,
    limit: number,
  ) => Promise<readonly { readonly workspace: string; readonly generation: number }[]>;
  /** Reads a workspace in use or a deleted one. */
  readonly readState: (workspace: string) => Promise<WorkspaceState | undefined>;
  /** Lists workspaces with ids above `after`, in the order of their ids. */
  readonly list: (window: {
    readonly state: WorkspaceFilter;
    readonly after: string;
    readonly limit: number;
  }) => Promise<readonly WorkspaceListing[]>;
  /** Increments and returns the generation; returns undefined if the change has no effect. */
  readonly update: (change: SettingsChange) => Promise<number | undefined>;
  /**
   * Deletes a workspace, suspends its keys and ends its sessions. A second deletion keeps the times
   * of the first.
   */
  readonly remove: (
    workspace: string,
    times: { readonly at: Instant; readonly purgeAt: Instant },
  ) => Promise<void>;
  /** Restores a workspace and its keys. Returns false if it does not exist or its purge has begun. */
  readonly restore: (workspace: string) => Promise<boolean>;
};
