import {
  type BackedUpWorkspace,
  type BackupKey,
  type BackupKind,
  type BackupRowList,
  type BackupRows,
  compareBackupKeys,
  readBackupKey,
  readLastBackupKey,
} from "../../src/core/backup/backup-row.ts";
import { combineChanges, rollBackItem } from "../../src/core/backup/roll-back-item.ts";
import { Failure, WorkspaceLocked } from "../../src/core/failure.ts";
import { type Scope } from "../../src/core/status/scope.ts";
import { type RankingRow } from "../../src/core/workspace.ts";
import {
  type BackupMoment,
  type BackupPage,
  type RestoreStep,
  type Store,
} from "../../src/ports/store.ts";
import { isSameRanking } from "./fake-baselines.ts";
import { type FakeTables, type Tenant } from "./fake-tables.ts";

/** Rows of a page. Small, so that tests read several pages. */
const pageRowsMax = 3;

/** Opens backups over tables in memory. The fake has no erasures. */
export function openFakeBackups(tables: FakeTables): Store["backups"] {
  const tenantOf = (workspace: string) => tables.tenantOf(workspace);
  return {
    async readHead(id) {
      const tenant = tables.tenants.get(id);
      return (
        tenant && {
          workspace: pickWorkspace(tenant),
          erasures: 0,
          runningErasures: 0,
          isBeingRestored: isBeingRestored(tenant),
        }
      );
    },
    async readPage(workspace, kind, { moment, after }) {
      return takePage(kind, readers[kind](tenantOf(workspace), moment), after);
    },
    isEmpty: async (workspace) => isEmpty(tenantOf(workspace)),
    async restoreRows(workspace, step, list) {
      runStep(tables, { workspace, step }, (tenant) => {
        writeRows(tenant, list);
        const { rows, kind } = list;
        const job = tables.jobOf(workspace, step.job);
        const created = job.created + (kind === "item" ? rows.length : 0);
        tenant.jobs.set(step.job, { ...job, done: job.done + rows.length, created });
      });
    },
    async completeRestore(workspace, step, row) {
      runStep(tables, { workspace, step }, (tenant) => {
        const { id: _id, ...settings } = row;
        const statuses = tenant.statusMaps.at(-1)?.statuses ?? {};
        tenant.workspace = { ...tenant.workspace, ...settings, statuses };
      });
    },
    async discard(workspace, { job: id, reason, at }) {
      const tenant = tenantOf(workspace);
      const job = tables.jobOf(workspace, id);
      if (job.state === "running" && tenant.changes.length === 0) {
        tenant.items.clear();
        tenant.people.clear();
        tenant.hierarchies.clear();
        tenant.baselines.clear();
        tenant.models.length = 0;
        tenant.statusMaps.length = 0;
      }
      tenant.jobs.set(id, { ...job, state: "failed", reason, updatedAt: at });
      tenant.chunks.delete(id);
    },
  };
}

/** Throws if a backup is being restored into the workspace. */
export function requireUnlocked(tenant: Tenant): void {
  if (isBeingRestored(tenant)) {
    throw new WorkspaceLocked();
  }
}

function isBeingRestored({ workspace, jobs }: Tenant): boolean {
  const isRestoring = [...jobs.values()].some(
    ({ kind, state }) => kind === "restore" && (state === "queued" || state === "running"),
  );
  return workspace.generation === 0 && isRestoring;
}

function pickWorkspace({ workspace }: Tenant): BackedUpWorkspace {
  const { id, name, generation, changedAt, lastNumber, defaultModel, createdAt, allowedOrigins } =
    workspace;
  return {
    id,
    name,
    generation,
    changedAt,
    lastNumber,
    defaultModel,
    createdAt,
    allowedOrigins,
  };
}

type Reader<K extends BackupKind> = (
  tenant: Tenant,
  moment: BackupMoment,
) => readonly BackupRows[K][];

const readers: { readonly [K in BackupKind]: Reader<K> } = {
  item: ({ items, changes }, { generation, lastNumber }) =>
    [...items.values()]
      .filter(({ number }) => number <= lastNumber)
      .flatMap((item) => {
        const entries = changes.filter(({ number }) => number === item.number);
        const befores = entries
          .filter((entry) => entry.generation > generation)
          .map(({ before }) => before ?? null);
        const earlierAt = entries.findLast((entry) => entry.generation <= generation)?.at;
        return rollBackItem(item, combineChanges(befores, earlierAt)) ?? [];
      }),
  person: ({ people }) => [...people.values()],
  hierarchy: ({ hierarchies }) => [...hierarchies.values()],
  model: ({ models }) => models,
  status_map: ({ statusMaps }, moment) =>
    statusMaps
      .filter(({ generation }) => generation <= moment.generation)
      .map(({ generation, at, statuses: categories, actor = "a" }) => ({
        generation,
        categories,
        actor,
        at,
      })),
  publication: ({ published }, moment) =>
    published
      .filter(({ generation }) => generation <= moment.generation)
      .map(({ at: _at, digest: _digest, ...row }) => row),
  baseline: ({ baselines }, { at }) =>
    [...baselines.values()]
      .filter(({ createdAt }) => createdAt <= at)
      .map(({ ranking: { generation, model, revision, orderRules }, ...row }) =>
        Object.assign(row, { generation, model, revision, orderRules }),
      ),
  ranking: ({ rankings }, moment) =>
    rankings
      .filter(({ generation }) => generation <= moment.generation)
      .map(({ workspace: _workspace, scope: _scope, ...row }) => row),
  job: ({ jobs }, { at }) =>
    [...jobs.values()]
      .filter(({ createdAt }) => createdAt <= at)
      .map(({ workspace: _workspace, ...row }) => row),
  change: ({ changes }, moment) =>
    changes
      .filter(({ generation }) => generation <= moment.generation)
      .map(({ generation, number, before = null, actor = "a", at }) => ({
        generation,
        number,
        before,
        actor,
        at,
      })),
};

/** Returns the page of a list that follows a key. */
function takePage<K extends BackupKind>(
  kind: K,
  rows: readonly BackupRows[K][],
  after: BackupKey | undefined,
): BackupPage {
  const keyOf = (row: BackupRows[K]) => {
    return readBackupKey({ kind, row });
  };
  const page = rows
    .filter((row) => after === undefined || compareBackupKeys(keyOf(row), after) > 0)
    .toSorted((a, b) => compareBackupKeys(keyOf(a), keyOf(b)))
    .slice(0, pageRowsMax);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- rows of the kind
  const list = { kind, rows: page } as BackupRowList;
  return { list, next: readLastBackupKey(list) };
}

function isEmpty({ workspace, ...tables }: Tenant) {
  const { items, changes, people, hierarchies, models, statusMaps, baselines } = tables;
  const maps = [items, people, hierarchies, baselines];
  const lists = [changes, models, statusMaps];
  return (
    workspace.generation === 0 &&
    maps.every(({ size }) => size === 0) &&
    lists.every(({ length }) => length === 0)
  );
}

function runStep(
  tables: FakeTables,
  {
    workspace,
    step: { job: id, sequences, at },
  }: { readonly workspace: string; readonly step: RestoreStep },
  write: (tenant: Tenant) => void,
): void {
  const tenant = tables.tenantOf(workspace);
  const staged = tenant.chunks.get(id) ?? [];
  const consumed = staged.filter(({ sequence }) => sequences.includes(sequence));
  if (consumed.length < sequences.length) {
    return;
  }
  const isRunning = tables.jobOf(workspace, id).state === "running";
  const isOtherRunning = [...tenant.jobs.values()].some(
    ({ kind, state, id: other }) => kind === "restore" && state === "running" && other !== id,
  );
  const isExpected = isRunning
    ? tenant.workspace.generation === 0
    : isEmpty(tenant) && !isOtherRunning;
  if (!isExpected) {
    throw new Failure("conflict", "The workspace is not empty.");
  }
  write(tenant);
  tenant.jobs.set(id, { ...tables.jobOf(workspace, id), state: "running", updatedAt: at });
  tenant.chunks.set(
    id,
    staged.filter((chunk) => !consumed.includes(chunk)),
  );
}

type RankingRowList = Extract<BackupRowList, { kind: "publication" | "baseline" | "ranking" }>;

function isRankingRowList(list: BackupRowList): list is RankingRowList {
  return ["publication", "baseline", "ranking"].includes(list.kind);
}

function writeRows(tenant: Tenant, list: BackupRowList): void {
  if (isRankingRowList(list)) {
    writeRankingRows(tenant, list);
    return;
  }
  const { id: workspace } = tenant.workspace;
  switch (list.kind) {
    case "item":
      requireNewNumbers(tenant, list.rows);
      list.rows.forEach((row) => tenant.items.set(row.number, row));
      break;
    case "person":
      list.rows.forEach((row) => tenant.people.set(row.id, row));
      break;
    case "hierarchy":
      list.rows.forEach((row) => tenant.hierarchies.set(row.id, row));
      break;
    case "model":
      tenant.models.push(...list.rows);
      break;
    case "status_map":
      tenant.statusMaps.push(
        ...list.rows.map(({ categories: statuses, ...row }) => ({ ...row, statuses })),
      );
      break;
    case "job":
      list.rows.forEach((row) => tenant.jobs.set(row.id, { ...row, workspace }));
      break;
    case "change":
      tenant.changes.push(
        ...list.rows.map(({ before, ...row }) => ({
          ...row,
          before: before ?? undefined,
          parentNumber: 0,
        })),
      );
  }
}

function writeRankingRows(tenant: Tenant, list: RankingRowList): void {
  const { id: workspace } = tenant.workspace;
  switch (list.kind) {
    case "publication":
      tenant.published.push(...list.rows.map((row) => ({ ...row, at: 0, digest: "" })));
      break;
    case "baseline":
      list.rows.forEach((row) => restoreBaseline(tenant, row));
      break;
    case "ranking":
      tenant.rankings.push(...list.rows.map((row) => ({ ...row, workspace, scope: scopeOf(row) })));
      joinBaselines(tenant);
  }
}

function scopeOf({ orderRules }: Pick<RankingRow, "orderRules">): Scope {
  return orderRules === 1 ? "all" : "open";
}

/** Writes a baseline before its ranking, whose other columns follow. */
function restoreBaseline(
  { baselines, workspace: { id: workspace } }: Tenant,
  { generation, model, revision, orderRules, ...row }: BackupRows["baseline"],
): void {
  const key = { workspace, generation, model, revision, orderRules };
  const columns = { id: "", scope: scopeOf(key), at: 0, count: 0, unscored: 0, digest: "" };
  baselines.set(row.id, { ...row, ranking: { ...key, ...columns } });
}

function joinBaselines({ baselines, rankings }: Tenant): void {
  for (const [id, baseline] of baselines) {
    const ranking = rankings.find((row) => isSameRanking(row, baseline.ranking));
    baselines.set(id, { ...baseline, ranking: ranking ?? baseline.ranking });
  }
}

function requireNewNumbers({ items }: Tenant, rows: readonly BackupRows["item"][]): void {
  if (rows.some(({ number }) => items.has(number))) {
    throw new Failure("conflict", "Two items have the same number.");
  }
}
