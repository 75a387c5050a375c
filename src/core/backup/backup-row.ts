import { type Hierarchy } from "../ahp/hierarchy-document.ts";
import { type PreviousFields } from "../item/change-item.ts";
import { type Instant, type Item } from "../item/item.ts";
import { type Job } from "../job.ts";
import { type Person } from "../person.ts";
import { type Baseline } from "../ranking/baseline.ts";
import { type RankingKey } from "../ranking/ranking-key.ts";
import { type StatusMap } from "../status/status-map.ts";
import { type ModelRow, type Publication, type RankingRow, type Workspace } from "../workspace.ts";

/** The rows of a backup by kind. No row contains the id of its workspace. */
export type BackupRows = {
  /** Includes deleted items, which the undo log can restore. */
  readonly item: Item;
  readonly person: Person;
  readonly hierarchy: Hierarchy;
  readonly model: ModelRow;
  readonly status_map: {
    readonly generation: number;
    readonly categories: StatusMap;
    readonly actor: string;
    readonly at: Instant;
  };
  readonly publication: Omit<Publication, "at" | "digest">;
  /** Names its ranking by the key, because the id of a ranking depends on the workspace. */
  readonly baseline: Omit<Baseline, "ranking"> & Omit<RankingKey, "workspace" | "scope">;
  readonly ranking: Omit<RankingRow, "workspace" | "scope">;
  readonly job: Omit<Job, "workspace">;
  /** An entry of the undo log. `before` is null if the entry created the item. */
  readonly change: {
    readonly generation: number;
    readonly number: number;
    readonly before: PreviousFields | null;
    readonly actor: string;
    readonly at: Instant;
  };
};

export type BackupKind = keyof BackupRows;

/** A row with its kind. */
export type BackupRow<K extends BackupKind = BackupKind> = {
  readonly [P in K]: { readonly kind: P; readonly row: BackupRows[P] };
}[K];

/** Rows of one kind, in the order of their keys. */
export type BackupRowList<K extends BackupKind = BackupKind> = {
  readonly [P in K]: { readonly kind: P; readonly rows: readonly BackupRows[P][] };
}[K];

/** The values of a primary key, without the id of the workspace. */
export type BackupKey = readonly (number | string)[];

/**
 * The kinds in the order of the file. Hierarchies precede the models that they name, and baselines
 * the rankings that they name. Entries of the undo log are last: D1 never deletes them, so a restore must not fail after it writes one.
 */
export const backupKinds = [
  "item",
  "person",
  "hierarchy",
  "model",
  "status_map",
  "publication",
  "baseline",
  "ranking",
  "job",
  "change",
] as const satisfies readonly BackupKind[];

/** The part of a workspace that a backup contains. It has no key and no secret. */
export type BackedUpWorkspace = Pick<
  Workspace,
  | "id"
  | "name"
  | "generation"
  | "changedAt"
  | "lastNumber"
  | "defaultModel"
  | "createdAt"
  | "allowedOrigins"
>;

const keyReaders: { readonly [K in BackupKind]: (row: BackupRows[K]) => BackupKey } = {
  item: ({ number }) => [number],
  person: ({ id }) => [id],
  hierarchy: ({ id }) => [id],
  model: ({ id, revision }) => [id, revision],
  status_map: ({ generation }) => [generation],
  publication: ({ model, revision }) => [model, revision],
  baseline: ({ id }) => [id],
  ranking: ({ generation, model, revision, orderRules }) => [
    generation,
    model,
    revision,
    orderRules,
  ],
  job: ({ id }) => [id],
  change: ({ generation, number }) => [generation, number],
};

/** Returns the key of a row. */
export function readBackupKey<K extends BackupKind>({ kind, row }: BackupRow<K>): BackupKey {
  return keyReaders[kind](row);
}

/** Returns the key of the last row of a list; undefined if the list is empty. */
export function readLastBackupKey<K extends BackupKind>({
  kind,
  rows,
}: BackupRowList<K>): BackupKey | undefined {
  const last = rows.at(-1);
  return last === undefined ? undefined : keyReaders[kind](last);
}

/** Returns a count of 0 for each kind. */
export function countNoRows(): Record<BackupKind, number> {
  return {
    item: 0,
    person: 0,
    hierarchy: 0,
    model: 0,
    status_map: 0,
    publication: 0,
    baseline: 0,
    ranking: 0,
    job: 0,
    change: 0,
  };
}

/** Compares two keys of the same kind, in the order of the database. */
export function compareBackupKeys(a: BackupKey, b: BackupKey): number {
  for (const [index, value] of a.entries()) {
    const other = b[index];
    if (other !== undefined && value !== other) {
      return value < other ? -1 : 1;
    }
  }
  return 0;
}
