import { type Instant } from "./item/item.ts";
import { type Definition, type DefinitionRequest } from "./models/model.ts";
import { type SealedText } from "./sealed-text.ts";
import { type Scope } from "./status/scope.ts";
import { type StatusMap } from "./status/status-map.ts";

/** A tenant, as stored in D1. */
export type Workspace = {
  readonly id: string;
  readonly name: string;
  /** The current generation; 0 before the first change. */
  readonly generation: number;
  /** The time of the change that created the generation. */
  readonly changedAt: Instant;
  /** The categories of statuses that apply at the generation. */
  readonly statuses: StatusMap;
  /** The largest item number assigned. */
  readonly lastNumber: number;
  readonly defaultModel: string;
  /** The key that signs cursors. */
  readonly cursorKey: SealedText;
  /** The generation of the newest snapshot in KV. */
  readonly snapshotGeneration: number;
  /** The time when that snapshot was written. */
  readonly snapshotAt: Instant;
  readonly createdAt: Instant;
  /** The origins of web pages that may call the API with a key of the workspace. */
  readonly allowedOrigins: readonly string[];
};

/** The state of a workspace that is deleted, until its purge. */
type Deletion = {
  /** The time of the deletion; absent while the workspace is in use. */
  readonly deletedAt?: Instant | undefined;
  /** The earliest time of the purge. */
  readonly purgeAt?: Instant | undefined;
  /** From this time on, the workspace cannot be restored. */
  readonly purgeStartedAt?: Instant | undefined;
};

/** A workspace in use, or a deleted one. */
export type WorkspaceState = Workspace & Deletion;

/** An entry of the list of all workspaces. */
export type WorkspaceListing = Pick<
  WorkspaceState,
  "id" | "name" | "generation" | "changedAt" | "createdAt" | "deletedAt" | "purgeAt"
>;

/** Whether a configured root key can decrypt each secret of a workspace. */
export type SecretStates = { readonly cursorKey: "readable" | "unreadable" };

/** The newest published ranking of one model. */
export type Publication = {
  readonly model: string;
  readonly revision: number;
  readonly orderRules: number;
  readonly generation: number;
  /** The time of the change that created the generation. */
  readonly at: Instant;
  /** SHA-256 of the ranking, in hexadecimal. */
  readonly digest: string;
  readonly publishedAt: Instant;
  readonly readAt: Instant;
};

/** The data from which a read computes its cache key. */
export type Pointer = {
  readonly workspace: Workspace;
  readonly publications: readonly Publication[];
  /** The newest revision of each custom model, by id. */
  readonly models: ReadonlyMap<string, number>;
};

/** The row of a ranking in D1. Only the caches contain the columns of the ranking. */
export type RankingRow = {
  readonly workspace: string;
  readonly id: string;
  readonly generation: number;
  readonly model: string;
  readonly revision: number;
  readonly orderRules: number;
  readonly scope: Scope;
  readonly at: Instant;
  readonly count: number;
  readonly unscored: number;
  readonly digest: string;
};

/** One revision of a custom model of a workspace. */
export type ModelRow = {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly kind: string;
  readonly request: DefinitionRequest;
  readonly definition: Definition;
  readonly createdAt: Instant;
  readonly actor: string;
};
