import { type LogPosition } from "../../src/core/item/change-history.ts";
import { type Item } from "../../src/core/item/item.ts";
import { type Store } from "../../src/ports/store.ts";
import { type FakeTables, type Tenant } from "./fake-tables.ts";

/** Opens the undo log in memory, as a revert reads it. */
export function openFakeChanges(
  tables: FakeTables,
  { readWithLaterChanges }: Pick<Store["items"], "readWithLaterChanges">,
): Store["changes"] {
  return {
    async list(workspace, after, limit) {
      const following = tables
        .tenantOf(workspace)
        .changes.filter((entry) => comparePositions(entry, after) > 0)
        .toSorted(comparePositions)
        .slice(0, limit);
      return [...Map.groupBy(following, ({ generation }) => generation)].map(
        ([generation, entries]) => ({ generation, numbers: entries.map(({ number }) => number) }),
      );
    },

    async listByItem(workspace, id, { before, limit, bytesMax }) {
      const found = await readWithLaterChanges(workspace, id, before - 1);
      const earlier = tables
        .tenantOf(workspace)
        .changes.filter((each) => each.number === found?.item.number && each.generation < before)
        .toSorted((a, b) => b.generation - a.generation);
      let bytes = 0;
      const entries = earlier.slice(0, limit).filter((entry, place) => {
        bytes += JSON.stringify(entry.before ?? "").length;
        return place === 0 || bytes <= bytesMax;
      });
      return (
        found && {
          ...found,
          entries: entries.map((entry) => ({
            generation: entry.generation,
            at: entry.at,
            actor: entry.actor ?? "",
            before: entry.before,
          })),
          hasMore: earlier.length > entries.length,
        }
      );
    },

    async readVersions(workspace, entries) {
      const tenant = tables.tenantOf(workspace);
      return findEntries(tenant, entries).map(({ item: { number, version }, entry }) => ({
        number,
        version,
        bytes: JSON.stringify([tenant.items.get(number), entry.before]).length,
      }));
    },

    async readRevertContext(workspace, entries) {
      const tenant = tables.tenantOf(workspace);
      const found = findEntries(tenant, entries);
      return {
        items: [...new Set(found.map(({ item }) => item))],
        entries: found.map(({ entry: { number, before } }) => ({ number, before })),
        holders: found.flatMap(({ item, entry }) =>
          findHolders(tenant, item, entry.before?.["externalId"] ?? item.externalId),
        ),
        parents: new Map([...tenant.items.values()].map(({ id, parent }) => [id, parent])),
      };
    },
  };
}

function comparePositions(a: LogPosition, b: LogPosition): number {
  return a.generation - b.generation || a.number - b.number;
}

function findEntries({ changes, items }: Tenant, positions: readonly LogPosition[]) {
  return changes
    .filter((entry) => positions.some((position) => comparePositions(entry, position) === 0))
    .toSorted(comparePositions)
    .flatMap((entry) => {
      const item = items.get(entry.number);
      return item === undefined ? [] : [{ entry, item }];
    });
}

function findHolders({ items }: Tenant, { number }: Item, externalId: unknown) {
  return [...items.values()].flatMap((holder) =>
    holder.externalId !== undefined &&
    holder.externalId === externalId &&
    holder.deletedAt === undefined &&
    holder.number !== number
      ? [
          {
            number,
            holder: holder.number,
            externalId: holder.externalId,
            source: holder.source ?? "",
          },
        ]
      : [],
  );
}
