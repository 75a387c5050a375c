import { combineChanges } from "../../src/core/backup/roll-back-item.ts";
import { Failure } from "../../src/core/failure.ts";
import { applyFieldChanges, findItemFaults } from "../../src/core/item/change-item.ts";
import { foldText } from "../../src/core/item/fold-text.ts";
import { type Item, type ItemFields, itemTypes, priorities } from "../../src/core/item/item.ts";
import { createsCycle } from "../../src/core/item/parent-cycle.ts";
import { parseDay, type DeletableRow } from "../../src/core/snapshot/roll-back.ts";
import { type SnapshotRow } from "../../src/core/snapshot/snapshot.ts";
import {
  type ItemSummary,
  type ItemUpdate,
  type ItemFilter,
  type LinkPair,
  type ItemInsert,
  type ItemMerge,
  type NewCriteria,
  type Store,
  type UndoLogEntry,
  type WriteBatch,
  type WriteResult,
} from "../../src/ports/store.ts";
import { requireUnlocked } from "./fake-backups.ts";
import { type FakeTables, type Tenant } from "./fake-tables.ts";
import { isLive, readFakeContext } from "./fake-write-context.ts";
import { getPortableName, makePortable } from "./portable-items.ts";

/** Opens items, snapshot rows and the undo log in memory. */
export function openFakeItems(tables: FakeTables): Pick<Store, "items" | "snapshots"> {
  const tenantOf = (workspace: string) => tables.tenantOf(workspace);
  const listLive = (workspace: string) => [...tenantOf(workspace).items.values()].filter(isLive);
  const listInOrder = (workspace: string) =>
    listLive(workspace).toSorted((a, b) => a.number - b.number);
  return {
    items: {
      readContext: async (workspace, names) => readFakeContext(tenantOf(workspace), names),
      write: async (batch) => tables.transact(batch.workspace, () => write(tables, batch)),
      merge: async (change) => tables.transact(change.workspace, () => merge(tables, change)),
      read: async (workspace, id) => listLive(workspace).find((item) => item.id === id),
      async readWithLaterChanges(workspace, id, since) {
        const { items, changes } = tenantOf(workspace);
        const item = [...items.values()].find((each) => each.id === id);
        if (item === undefined) {
          return undefined;
        }
        const own = changes.filter(({ number }) => number === item.number);
        const later = own.filter(({ generation }) => generation > since);
        const earlier = own.filter(({ generation }) => generation <= since);
        const befores = later.map(({ before }) => before ?? null);
        return { item, changes: combineChanges(befores, earlier.at(-1)?.at) };
      },
      async readByNumbers(workspace, numbers, { hasParents = false } = { hasParents: false }) {
        const { items, workspace: row } = tenantOf(workspace);
        const found = [...new Set(numbers)].flatMap((number) => items.get(number) ?? []);
        const parents = listLive(workspace).filter(({ id }) =>
          found.some(({ parent }) => parent === id),
        );
        return {
          generation: row.generation,
          items: found.map(omitDescription),
          ...(hasParents && {
            parents: parents.map(({ id, title, type }) => ({ id, title, type })),
          }),
        };
      },
      readNumber: async (workspace, id) =>
        [...tenantOf(workspace).items.values()].find((item) => item.id === id)?.number,
      async readNumbers(workspace, ids) {
        const all = [...tenantOf(workspace).items.values()];
        return new Map(
          all.filter(({ id }) => ids.includes(id)).map(({ id, number }) => [id, number]),
        );
      },
      async list(workspace, filter, { after = 0, skip = 0, limit, isCounted = false, known }) {
        const matching = listInOrder(workspace).filter(
          (item) => item.number > after && matchesFilter(item, filter),
        );
        const { generation } = tenantOf(workspace).workspace;
        const counted = listLive(workspace).filter((item) => matchesFilter(item, filter)).length;
        const total = known?.generation === generation ? known.total : counted;
        const page = matching.slice(skip, skip + limit).map(omitDescription);
        return { generation, items: page, ...(isCounted && { total }) };
      },
      async listAfter(workspace, number, limit) {
        const all = [...tenantOf(workspace).items.values()];
        const isLiveId = (id: string) =>
          all.some((item) => item.id === id && item.deletedAt === undefined);
        return listInOrder(workspace)
          .filter((item) => item.number > number)
          .slice(0, limit)
          .map((item) =>
            makePortable(item, {
              isLiveId,
              getName: (id) => getPortableName(listLive(workspace), item, id),
            }),
          );
      },
      async readSummaries(workspace, numbers) {
        const { items } = tenantOf(workspace);
        const found = [...new Set(numbers)].flatMap((number) => items.get(number) ?? []);
        return new Map(found.map((item) => [item.number, toSummary(item)]));
      },
      async readLinks(workspace, id, limit) {
        const all = listInOrder(workspace);
        const item = all.find((each) => each.id === id);
        return (
          item && {
            blockedBy: (item.blockedBy ?? []).flatMap((blocker) =>
              all.filter((each) => each.id === blocker).map(toSummary),
            ),
            blocks: all
              .filter(({ blockedBy }) => blockedBy?.includes(id))
              .slice(0, limit)
              .map(toSummary),
          }
        );
      },
      async listLinks(workspace, limit) {
        const all = listInOrder(workspace);
        return all
          .flatMap(({ number, blockedBy = [] }) =>
            blockedBy.flatMap((blocker) =>
              all.filter(({ id }) => id === blocker).map((each): LinkPair => [number, each.number]),
            ),
          )
          .slice(0, limit);
      },
    },
    snapshots: {
      async readRows(workspace, after, upTo) {
        const tenant = tenantOf(workspace);
        return listInOrder(workspace)
          .filter(({ number }) => number > after && number <= upTo)
          .map((item) => toSnapshotRow(tenant, item));
      },
      async readDelta(workspace, since, limit) {
        if (!tables.tenants.has(workspace)) {
          return undefined;
        }
        const tenant = tenantOf(workspace);
        const changed = new Set(
          tenant.changes.filter(({ generation }) => generation > since).map(({ number }) => number),
        );
        const rows = [...changed]
          .toSorted((a, b) => a - b)
          .slice(0, limit)
          .flatMap((number) => tenant.items.get(number) ?? [])
          .map((item) => toDeletableRow(tenant, item));
        return { workspace: tenant.workspace, rows };
      },
      countChanges: async (workspace, since, limit) =>
        Math.min(
          limit,
          tenantOf(workspace).changes.filter((entry) => entry.generation > since).length,
        ),
      readUndoLog: async (workspace, since, { before, limit }) =>
        tenantOf(workspace)
          .changes.filter((entry) => entry.generation > since && isBefore(entry, before))
          .toSorted((a, b) => b.generation - a.generation || b.number - a.number)
          .slice(0, limit),
      async readGeneration(workspace, generation) {
        const { changes, statusMaps } = tenantOf(workspace);
        const isGeneration = (entry: { readonly generation: number }) =>
          entry.generation === generation;
        const map = statusMaps.findLast((entry) => entry.generation <= generation);
        return {
          at: (changes.find(isGeneration) ?? statusMaps.find(isGeneration))?.at,
          statuses: map?.statuses ?? {},
        };
      },
      async findGeneration(workspace, at) {
        const { changes, statusMaps } = tenantOf(workspace);
        const reached = [...changes, ...statusMaps].filter((entry) => entry.at <= at);
        return Math.max(0, ...reached.map(({ generation }) => generation));
      },
      listCriteria: async (workspace) =>
        [...new Set(listLive(workspace).flatMap(({ ratings }) => Object.keys(ratings)))].toSorted(
          (a, b) => (a < b ? -1 : 1),
        ),
    },
  };
}

function omitDescription({ description: _description, ...rest }: Item): Item {
  return rest;
}

function isBefore(
  entry: UndoLogEntry,
  before: { generation: number; number: number } | undefined,
): boolean {
  return (
    before === undefined ||
    entry.generation < before.generation ||
    (entry.generation === before.generation && entry.number < before.number)
  );
}

function matchesFilter(item: Item, { status, label, q, ...same }: ItemFilter): boolean {
  const fields = { ...item, external_id: item.externalId, source: item.source ?? "" };
  const isSame = Object.entries(same).every(
    ([name, value]) => value === undefined || Reflect.get(fields, name) === value,
  );
  return (
    isSame &&
    status?.includes(item.status) !== false &&
    (label === undefined || item.labels.includes(label)) &&
    (q === undefined || foldText(item.title).includes(foldText(q)))
  );
}

function toSummary({ id, title, status, externalId }: Item): ItemSummary {
  return { id, title, status, ...(externalId !== undefined && { externalId }) };
}

function toDeletableRow(tenant: Tenant, item: Item): DeletableRow {
  return { ...toSnapshotRow(tenant, item), isDeleted: !isLive(item) };
}

function toSnapshotRow({ items }: Tenant, item: Item): SnapshotRow {
  const parent = [...items.values()].find(({ id }) => id === item.parent);
  return {
    number: item.number,
    created: item.createdAt,
    type: itemTypes.indexOf(item.type),
    priority: item.priority === undefined ? 0 : priorities.indexOf(item.priority) + 1,
    status: item.status,
    assignee: item.assignee ?? "",
    team: item.team ?? "",
    parent: parent?.number ?? 0,
    labels: item.labels,
    size: item.size ?? null,
    start: parseDay(item.startDate),
    due: parseDay(item.dueDate),
    ratings: item.ratings,
  };
}

/** Writes a batch. Call it in a transaction, because it throws if a row conflicts. */
function write(tables: FakeTables, batch: WriteBatch): WriteResult {
  const tenant = tables.tenantOf(batch.workspace);
  const { receipt, response } = batch;
  tables.requireOpenClaim(response);
  if (receipt !== undefined && !tables.hasChunk(batch.workspace, receipt)) {
    const { generation } = tenant.workspace;
    return { generation, created: new Map(), changed: new Set(), isRepeat: true };
  }
  const criteria = addCriteria(tenant.criteria, batch.criteria);
  const at = Math.max(tenant.workspace.changedAt, batch.at);
  const generation = tenant.workspace.generation + 1;
  const log = (number: number, before: UndoLogEntry["before"]) =>
    tenant.changes.push({
      generation,
      number,
      before,
      actor: batch.actor,
      at,
      parentNumber: parentNumber(tenant, before),
    });
  requireUnlocked(tenant);
  const changed = batch.changes.filter((row) => hasVersion(tenant, row));
  rejectCycles(tenant, changed);
  const releases = receipt === undefined ? [] : changed;
  releases.forEach((row) => releaseExternalId(tenant, row));
  for (const row of changed) {
    log(row.number, row.before);
    applyChange(tenant, row, batch.at);
  }
  const created = new Map<string, number>();
  for (const row of batch.creates.filter(({ fields }) => !isTaken(tenant, fields))) {
    created.set(row.id, create(tenant, row, batch.at));
    log(created.get(row.id) ?? 0, undefined);
  }
  const isChanged = changed.length + created.size > 0;
  if (receipt !== undefined) {
    requireAllWritten(batch, changed.length + created.size);
    const { at: receivedAt, workspace } = batch;
    tables.consumeChunk(workspace, receipt, { at: receivedAt, ...(isChanged && { generation }) });
  }
  if (isChanged) {
    tenant.criteria = criteria;
    tenant.workspace = { ...tenant.workspace, generation, changedAt: at };
    tables.storeResponse(response);
  }
  return {
    generation: tenant.workspace.generation,
    created,
    changed: new Set(changed.map(({ number }) => number)),
    isRepeat: false,
  };
}

/** Merges a patch into the stored item. Call it in a transaction. */
function merge(
  tables: FakeTables,
  { workspace, actor, at, number, patch, criteria, deletedAt }: ItemMerge,
): { item: Item; generation: number } | undefined {
  const { items } = tables.tenantOf(workspace);
  const stored = items.get(number);
  if (stored === undefined || !isLive(stored)) {
    return undefined;
  }
  const { fields, before } = applyFieldChanges(stored, patch) ?? { fields: stored, before: {} };
  if (hasFaults(fields)) {
    return undefined;
  }
  const { id, version, createdAt } = stored;
  const row = { number, id, version, createdAt, fields };
  const change =
    deletedAt === undefined
      ? { ...row, before }
      : { ...row, before: { deletedAt: null }, deletedAt };
  const batch = { workspace, actor, at, creates: [], changes: [change], criteria };
  const written = write(tables, batch);
  return { item: items.get(number) ?? stored, generation: written.generation };
}

function hasFaults(fields: ItemFields): boolean {
  return findItemFaults(fields, {}, new Map()).length > 0;
}

/** Throws if another request has added criteria too, and there are too many now. */
function addCriteria(
  criteria: ReadonlySet<string>,
  { names, max }: NewCriteria = { names: [], max: Infinity },
): ReadonlySet<string> {
  const merged = new Set([...criteria, ...names]);
  if (names.length > 0 && merged.size > max) {
    throw new Failure("conflict", "Another request has added criteria first.");
  }
  return merged;
}

/** Throws if another request has changed an item of the batch first. */
function requireAllWritten({ changes, creates }: WriteBatch, written: number): void {
  if (written < changes.length + creates.length) {
    throw new Failure("conflict", "Another request changed items of the batch first.");
  }
}

/** Removes the external id of an item that the batch writes next. */
function releaseExternalId({ items }: Tenant, row: ItemUpdate): void {
  const { number, id, version, createdAt } = row;
  const { externalId: _externalId, ...fields } = row.fields;
  items.set(number, { ...fields, id, number, version, createdAt, updatedAt: createdAt });
}

function parentNumber({ items }: Tenant, before: UndoLogEntry["before"]): number {
  return [...items.values()].find(({ id }) => id === before?.["parent"])?.number ?? 0;
}

/** Whether the stored item has the version that the update expects. */
function hasVersion({ items }: Tenant, { number, version }: ItemUpdate): boolean {
  return items.get(number)?.version === version;
}

/** Throws if the updated parents form a cycle. All updates count: two rows may swap places. */
function rejectCycles({ items }: Tenant, changed: readonly ItemUpdate[]): void {
  const parents = new Map([...items.values()].map((item) => [item.id, item.parent]));
  for (const { id, fields } of changed) {
    parents.set(id, fields.parent);
  }
  for (const { id, fields } of changed) {
    if (fields.parent !== undefined && createsCycle(id, fields.parent, parents)) {
      throw new Failure("conflict", "Another request has just moved a parent.");
    }
  }
}

function isTaken({ items }: Tenant, { externalId, source }: ItemFields, owner?: number): boolean {
  return [...items.values()].some(
    (item) =>
      isLive(item) &&
      externalId !== undefined &&
      item.externalId === externalId &&
      item.source === source &&
      item.number !== owner,
  );
}

function applyChange(tenant: Tenant, row: ItemUpdate, at: number): void {
  const { fields, number, id, createdAt, version, deletedAt } = row;
  if (deletedAt === undefined && isTaken(tenant, fields, number)) {
    throw new Failure("conflict", "Another request has just used this external id.");
  }
  const item = { ...fields, id, number, createdAt, version: version + 1, updatedAt: at };
  tenant.items.set(number, deletedAt === undefined ? item : { ...item, deletedAt });
}

function create(tenant: Tenant, { id, number, fields }: ItemInsert, at: number): number {
  const assigned = number ?? tenant.workspace.lastNumber + 1;
  const lastNumber = Math.max(tenant.workspace.lastNumber, assigned);
  tenant.workspace = { ...tenant.workspace, lastNumber };
  const item = { ...fields, id, number: assigned, version: 1, createdAt: at, updatedAt: at };
  tenant.items.set(assigned, item);
  return assigned;
}
