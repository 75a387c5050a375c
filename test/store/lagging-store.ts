import { type Store } from "../../src/ports/store.ts";
import { openFakeStore } from "./fake-store.ts";
import { FakeTables } from "./fake-tables.ts";

/** A truth with a copy that is as old as the last time it was replicated. */
export type LaggingStore = {
  /** The copy catches up. */
  readonly replicate: () => void;
  /** As one request sees it: from the copy, until it asks for more or has a bookmark. */
  readonly open: (bookmark?: string) => Store;
};

export function openLaggingStore(): LaggingStore {
  const [now, then] = [new FakeTables(), new FakeTables()];
  const [primary, replica] = [openFakeStore(now), openFakeStore(then)];
  return {
    replicate: () => {
      for (const [id, tenant] of structuredClone(now.tenants)) {
        then.tenants.set(id, tenant);
      }
    },
    open: (bookmark) => {
      let reads = bookmark === undefined ? replica : primary;
      return {
        ...primary,
        get workspaces() {
          const catchUp = () => void (reads = primary);
          return { ...primary.workspaces, pointer: reads.workspaces.readPointer, catchUp };
        },
        get items() {
          const { readContext, write } = primary.items;
          return { ...reads.items, context: readContext, write };
        },
        get snapshots() {
          return reads.snapshots;
        },
        get models() {
          return { ...reads.models, create: primary.models.create };
        },
        get rankings() {
          const { publish, updateDigest, markRead } = primary.rankings;
          return { ...reads.rankings, publish, amend: updateDigest, touch: markRead };
        },
      };
    },
  };
}
