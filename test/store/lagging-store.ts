import { type Store } from "../../src/ports/store.ts";
import { openFakeStore } from "./fake-store.ts";
import { FakeTables } from "./fake-tables.ts";

/** A store with a replica that has the state of the last replication. */
export type LaggingStore = {
  /** Replicates all rows. */
  readonly replicate: () => void;
  /**
   * Opens the store of one request: it reads the replica unless it has a bookmark or requires fresh
   * data.
   */
  readonly open: (bookmark?: string) => Store;
};

export function openLaggingStore(): LaggingStore {
  const [primaryTables, replicaTables] = [new FakeTables(), new FakeTables()];
  const [primary, replica] = [openFakeStore(primaryTables), openFakeStore(replicaTables)];
  return {
    replicate: () => {
      for (const [id, tenant] of structuredClone(primaryTables.tenants)) {
        replicaTables.tenants.set(id, tenant);
      }
    },
    open: (bookmark) => {
      let reads = bookmark === undefined ? replica : primary;
      return {
        ...primary,
        get workspaces() {
          const requireFresh = () => void (reads = primary);
          return { ...primary.workspaces, readPointer: reads.workspaces.readPointer, requireFresh };
        },
        get items() {
          const { readContext, write } = primary.items;
          return { ...reads.items, readContext, write };
        },
        get snapshots() {
          return reads.snapshots;
        },
        get models() {
          return { ...reads.models, create: primary.models.create };
        },
        get rankings() {
          const { publish, updateDigest, markRead } = primary.rankings;
          return { ...reads.rankings, publish, updateDigest, markRead };
        },
      };
    },
  };
}
