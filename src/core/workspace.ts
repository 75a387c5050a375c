import { type Instant } from "./item/item.ts";
import { type Definition, type DefinitionRequest } from "./models/model.ts";

/** A tenant, as its row says. */
export type Workspace = {
  readonly id: string;
  readonly name: string;
  /** 0 before the first change. */
  readonly generation: number;
  /** When the generation was made. */
  readonly changedAt: Instant;
  /** The largest item number given so far. */
  readonly lastNumber: number;
  readonly defaultModel: string;
  /** Signs cursors; hexadecimal. */
  readonly cursorKey: string;
  /** The generation of the newest board copy that outlives an isolate, and when it was written. */
  readonly snapshotGeneration: number;
  readonly snapshotAt: Instant;
  readonly createdAt: Instant;
};

/** Changes a minute, as far as the last one tells: as if they came as far apart as it is away. */
export function estimateChangesPerMinute(
  { changedAt }: Pick<Workspace, "changedAt">,
  at: Instant,
): number {
  return 60_000 / Math.max(at - changedAt, 1_000);
}

/** The newest published ranking of one model. */
export type Publication = {
  readonly model: string;
  readonly revision: number;
  readonly generation: number;
  /** When the generation was made, and what the ranking of it hashes to. */
  readonly at: Instant;
  readonly digest: string;
  readonly publishedAt: Instant;
  readonly readAt: Instant;
};

/** All that a read has to know before it knows the name of its answer. */
export type Pointer = {
  readonly workspace: Workspace;
  readonly publications: readonly Publication[];
  /** The newest revision of each model of the workspace's own, by id. */
  readonly models: ReadonlyMap<string, number>;
};

/** What the truth says of a ranking; the columns are a copy. */
export type RankingRow = {
  readonly workspace: string;
  readonly id: string;
  readonly generation: number;
  readonly model: string;
  readonly revision: number;
  readonly at: Instant;
  readonly count: number;
  readonly unscored: number;
  readonly digest: string;
};

/** A model of a workspace's own, at one revision. */
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

/** Who acts: the tenant and the key, as changes remember it. */
export type Actor = { readonly workspace: string; readonly name: string };
