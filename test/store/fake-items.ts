import { Failure } from "../../src/core/failure.ts";
import { foldText } from "../../src/core/item/fold-text.ts";
import { type Item, itemTypes, priorities } from "../../src/core/item/item.ts";
import { createsCycle } from "../../src/core/item/parent-cycle.ts";
import { parseDay, type DeletableRow } from "../../src/core/snapshot/roll-back.ts";
import { type SnapshotRow } from "../../src/core/snapshot/snapshot.ts";
import { type ModelRow } from "../../src/core/workspace.ts";
import {
  type ItemSummary,
  type ItemUpdate,
  type ItemFilter,
  type LinkPair,
  type ItemInsert,
  type Store,
  type UndoLogEntry,
  type WriteBatch,
  type WriteResult,
} from "../../src/ports/store.ts";
import { type FakeTables, type Tenant } from "./fake-tables.ts";

/** Items, their log and what boards are made of, in memory: the store's promises and nothing else. */
export function openFakeItems(tables: FakeTables): Pick<Store, "items" | "snapshots"> {
  const tenantOf = (workspace: string) => tables.tenantOf(workspace);
  const living = (workspace: string) => [...tenantOf(workspace).items.values()].filter(isLive);
  const inOrder = (workspace: string) => living(workspace).toSorted((a, b) => a.number - b.number);
  return {
    items: {
      async readContext(workspace, { ids, externalIds, parents, parentExternalIds, blockers }) {
        const tenant = tenantOf(workspace);
        const all = [...tenant.items.values()];
        const isWanted = ({ id, externalId }: Item) =>
          ids.includes(id) || (externalId !== undefined && externalIds.includes(externalId));
        const isParent = ({ id, externalId }: Item) =>
          parents.includes(id) ||
          (externalId !== undefined && parentExternalIds.includes(externalId));
        return {
          workspace: tenant.workspace,
          items: all.filter(isLive).filter(isWanted),
          parents: new Map(all.map(({ id, parent }) => [id, parent])),
          liveIds: new Set(
            all
              .filter(isLive)
              .filter(isParent)
              .map(({ id }) => id),
          ),
          blockers: new Map(
            blockers.flatMap((name) => {
              const named = itemCalled(living(workspace), name);
              return named === undefined ? [] : [[name, named.id]];
            }),
          ),
          models: newestModels(tenant),
        };
      },
      write: async (batch) => write(tables, batch),
      read: async (workspace, id) => living(workspace).find((item) => item.id === id),
      async readByNumbers(workspace, numbers, { hasParents = false } = { hasParents: false }) {
        const { items, workspace: row } = tenantOf(workspace);
        const found = [...new Set(numbers)].flatMap((number) => items.get(number) ?? []);
        const parents = living(workspace).filter(({ id }) =>
          found.some((own) => own.parent === id),
        );
        return {
          generation: row.generation,
          items: found.map(cardOf),
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
        const passing = inOrder(workspace).filter(
          (item) => item.number > after && passes(item, filter),
        );
        const { generation } = tenantOf(workspace).workspace;
        const counted = living(workspace).filter((item) => passes(item, filter)).length;
        const total = toldOf(tenantOf(workspace), filter, known) ?? counted;
        const page = passing.slice(skip, skip + limit).map(cardOf);
        return { generation, items: page, ...(isCounted && { total }) };
      },
      async listAfter(workspace, number, limit) {
        const all = [...tenantOf(workspace).items.values()];
        const nameOf = (id: string) => all.find((item) => item.id === id)?.externalId ?? id;
        const isThere = (id: string) =>
          all.some((item) => item.id === id && item.deletedAt === undefined);
        return inOrder(workspace)
          .filter((item) => item.number > number)
          .slice(0, limit)
          .map((item) => elsewhere(item, { isThere, nameOf }));
      },
      async readSummaries(workspace, numbers) {
        const { items } = tenantOf(workspace);
        const found = [...new Set(numbers)].flatMap((number) => items.get(number) ?? []);
        return new Map(found.map((item) => [item.number, briefOf(item)]));
      },
      async readLinks(workspace, id, limit) {
        const all = inOrder(workspace);
        const item = all.find((each) => each.id === id);
        return (
          item && {
            blockedBy: (item.blockedBy ?? []).flatMap((blocker) =>
              all.filter((each) => each.id === blocker).map(briefOf),
            ),
            blocks: all
              .filter(({ blockedBy }) => blockedBy?.includes(id))
              .slice(0, limit)
              .map(briefOf),
          }
        );
      },
      async listLinks(workspace, limit) {
        const all = inOrder(workspace);
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
        return inOrder(workspace)
          .filter(({ number }) => number > after && number <= upTo)
          .map((item) => boardRowOf(tenant, item));
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
          .map((item) => keptRowOf(tenant, item));
        return { workspace: tenant.workspace, rows };
      },
      countChanges: async (workspace, since, limit) =>
        Math.min(limit, tenantOf(workspace).changes.filter((one) => one.generation > since).length),
      readUndoLog: async (workspace, since, { before, limit }) =>
        tenantOf(workspace)
          .changes.filter((one) => one.generation > since && isBefore(one, before))
          .toSorted((a, b) => b.generation - a.generation || b.number - a.number)
          .slice(0, limit),
      readInstant: async (workspace, generation) =>
        tenantOf(workspace).changes.find((one) => one.generation === generation)?.at,
      listCriteria: async (workspace) =>
        [...new Set(living(workspace).flatMap(({ ratings }) => Object.keys(ratings)))].toSorted(
          (a, b) => (a < b ? -1 : 1),
        ),
    },
  };
}

export function newestModels({ models }: Tenant) {
  const newest = new Map(
    models.toSorted((a, b) => a.revision - b.revision).map((row) => [row.id, row]),
  );
  return [...newest.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(withoutVotes);
}

function withoutVotes(row: ModelRow): ModelRow {
  const { votes: _, ...request } = row.request;
  const { strengths: _strengths, tallies: _tallies, ...definition } = row.definition;
  return { ...row, request, definition };
}

function isLive({ deletedAt }: Item): boolean {
  return deletedAt === undefined;
}

function cardOf({ description: _description, ...card }: Item): Item {
  return card;
}

function isBefore(
  one: UndoLogEntry,
  before: { generation: number; number: number } | undefined,
): boolean {
  return (
    before === undefined ||
    one.generation < before.generation ||
    (one.generation === before.generation && one.number < before.number)
  );
}

/** The total that need not be counted: a ranking of now has it, or a board of now. */
function toldOf(
  { rankings, workspace: { generation } }: Tenant,
  filter: ItemFilter,
  known: { readonly generation: number; readonly total: number } | undefined,
): number | undefined {
  const isWhole = Object.values(filter).every((wanted) => wanted === undefined);
  const ranked = rankings.find((row) => isWhole && row.generation === generation);
  return ranked?.count ?? (known?.generation === generation ? known.total : undefined);
}

function passes(item: Item, { label, q, external_id: externalId, ...same }: ItemFilter): boolean {
  const isSame = Object.entries(same).every(
    ([name, value]) => value === undefined || Reflect.get(item, name) === value,
  );
  return (
    isSame &&
    (label === undefined || item.labels.includes(label)) &&
    (externalId === undefined || item.externalId === externalId) &&
    (q === undefined || foldText(item.title).includes(foldText(q)))
  );
}

/** An item whose links mean the same in another workspace. */
function elsewhere(
  { parent, blockedBy = [], ...item }: Item,
  { isThere, nameOf }: { isThere: (id: string) => boolean; nameOf: (id: string) => string },
): Item {
  const names = blockedBy.filter(isThere).map(nameOf);
  return {
    ...item,
    ...(parent !== undefined && isThere(parent) && { parent: nameOf(parent) }),
    ...(names.length > 0 && { blockedBy: names }),
  };
}

function itemCalled(items: readonly Item[], name: string): Item | undefined {
  return items.find(({ id }) => id === name) ?? items.find(({ externalId }) => externalId === name);
}

function briefOf({ id, title, status, externalId }: Item): ItemSummary {
  return { id, title, status, ...(externalId !== undefined && { externalId }) };
}

function keptRowOf(tenant: Tenant, item: Item): DeletableRow {
  return { ...boardRowOf(tenant, item), isDeleted: !isLive(item) };
}

function boardRowOf({ items }: Tenant, item: Item): SnapshotRow {
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

/** All of a batch, or nothing of it. */
function write(tables: FakeTables, batch: WriteBatch): WriteResult {
  const tenant = tables.tenantOf(batch.workspace);
  const { receipt, response } = batch;
  if (receipt !== undefined && !tables.takeChunk(batch.workspace, receipt, batch.at)) {
    const { generation } = tenant.workspace;
    return { generation, created: new Map(), changed: new Set(), isRepeat: true };
  }
  const at = Math.max(tenant.workspace.changedAt, batch.at);
  const generation = tenant.workspace.generation + 1;
  const log = (number: number, before: UndoLogEntry["before"]) =>
    tenant.changes.push({
      generation,
      number,
      before,
      at,
      parentNumber: parentNumber(tenant, before),
    });
  const changed = batch.changes.filter((row) => isStill(tenant, row));
  refuseCycles(tenant, changed);
  for (const row of changed) {
    log(row.number, row.before);
    applyChange(tenant, row, batch.at);
  }
  const created = new Map<string, number>();
  for (const row of batch.creates.filter(({ fields }) => !isTaken(tenant, fields.externalId))) {
    created.set(row.id, create(tenant, row, batch.at));
    log(created.get(row.id) ?? 0, undefined);
  }
  if (changed.length + created.size > 0) {
    tenant.workspace = { ...tenant.workspace, generation, changedAt: at };
  }
  if (response !== undefined) {
    tables.keep(response);
  }
  return {
    generation: tenant.workspace.generation,
    created,
    changed: new Set(changed.map(({ number }) => number)),
    isRepeat: false,
  };
}

function parentNumber({ items }: Tenant, before: UndoLogEntry["before"]): number {
  return [...items.values()].find(({ id }) => id === before?.["parent"])?.number ?? 0;
}

/** Still of the version it was planned on. */
function isStill({ items }: Tenant, { number, version }: ItemUpdate): boolean {
  return items.get(number)?.version === version;
}

/** All of the batch counts: two rows may change places. */
function refuseCycles({ items }: Tenant, changed: readonly ItemUpdate[]): void {
  const parents = new Map([...items.values()].map((item) => [item.id, item.parent]));
  for (const { id, fields } of changed) {
    parents.set(id, fields.parent);
  }
  for (const { id, fields } of changed) {
    if (fields.parent !== undefined && createsCycle(id, fields.parent, parents)) {
      throw new Failure("conflict", "Somebody else has moved a parent.");
    }
  }
}

function isTaken({ items }: Tenant, externalId: string | undefined, owner?: number): boolean {
  return [...items.values()].some(
    (item) =>
      isLive(item) &&
      externalId !== undefined &&
      item.externalId === externalId &&
      item.number !== owner,
  );
}

function applyChange(tenant: Tenant, row: ItemUpdate, at: number): void {
  const { fields, number, id, createdAt, version, deletedAt } = row;
  if (isTaken(tenant, fields.externalId, number)) {
    throw new Failure("conflict", "Somebody else has just taken this external id.");
  }
  const item = { ...fields, id, number, createdAt, version: version + 1, updatedAt: at };
  tenant.items.set(number, deletedAt === undefined ? item : { ...item, deletedAt });
}

function create(tenant: Tenant, { id, number, fields }: ItemInsert, at: number): number {
  const given = number ?? tenant.workspace.lastNumber + 1;
  const lastNumber = Math.max(tenant.workspace.lastNumber, given);
  tenant.workspace = { ...tenant.workspace, lastNumber };
  tenant.items.set(given, {
    ...fields,
    id,
    number: given,
    version: 1,
    createdAt: at,
    updatedAt: at,
  });
  return given;
}
