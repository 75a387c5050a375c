import { limits } from "../../src/contract/limits.ts";
import { type Item } from "../../src/core/item/item.ts";
import { type ModelRow } from "../../src/core/workspace.ts";
import { type SourcedId, type Store, type WriteContext } from "../../src/ports/store.ts";
import { type Tenant } from "./fake-tables.ts";

type Names = Parameters<Store["items"]["readContext"]>[1];

/** Reads the rows that a write needs from the tables in memory. */
export function readFakeContext(tenant: Tenant, names: Names): WriteContext {
  const all = [...tenant.items.values()];
  const live = all.filter(isLive);
  const { parents, parentExternalIds } = names;
  const isParent = ({ id, externalId }: Item) =>
    parents.includes(id) || (externalId !== undefined && parentExternalIds.includes(externalId));
  return {
    workspace: tenant.workspace,
    items: [...new Set([...listNamed(live, names), ...listTitled(live, names)])],
    parents: new Map(all.map(({ id, parent }) => [id, parent])),
    liveIds: new Set(live.filter(isParent).map(({ id }) => id)),
    blockers: new Map(
      names.blockers.flatMap((name) => {
        const blockers = listByName(live, name);
        return blockers.length === 0 ? [] : [[name, blockers]];
      }),
    ),
    criteria: new Set(tenant.criteria),
    models: newestModels(tenant),
  };
}

function listNamed(items: readonly Item[], { ids, externalIds, namesakesOf }: Names): Item[] {
  const namesakes = items.filter(({ id }) => namesakesOf.includes(id));
  const requested = new Set([...externalIds, ...namesakes.map(({ externalId }) => externalId)]);
  return items.filter(
    ({ id, externalId }) =>
      ids.includes(id) || (externalId !== undefined && requested.has(externalId)),
  );
}

function listTitled(items: readonly Item[], { titles }: Names): Item[] {
  return titles.flatMap((title) =>
    items
      .filter((item) => item.externalId === undefined && item.title === title)
      .slice(0, limits.titleMatchesMax),
  );
}

function listByName(items: readonly Item[], name: string): SourcedId[] {
  const named = items.filter(({ id }) => id === name);
  const found = named.length > 0 ? named : items.filter(({ externalId }) => externalId === name);
  return found.map(({ id, source = "" }) => ({ id, source }));
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

export function isLive({ deletedAt }: Item): boolean {
  return deletedAt === undefined;
}
