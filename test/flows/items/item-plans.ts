import { limits } from "../../../src/contract/limits.ts";
import { buildItemFields } from "../../../src/core/item/change-item.ts";
import { type Item } from "../../../src/core/item/item.ts";
import { type ItemOperation } from "../../../src/flows/items/item-operation.ts";
import {
  type ItemPlanContext,
  type ItemWritePlan,
  planItems,
} from "../../../src/flows/items/plan-items.ts";

/** The time of every planned batch. */
export const now = 1_700_000_000_000;

type Changes = Extract<ItemOperation, { kind: "create" }>["changes"];

/** Builds the maximum number of ratings, with criteria numbered from `first`. */
export function buildRatings(first: number): Record<string, number> {
  const keys = Array.from({ length: limits.criteriaMax }, (_, index) => `c${first + index}`);
  return Object.fromEntries(keys.map((key) => [key, 1]));
}

export function create(changes: Changes): ItemOperation {
  return { kind: "create", changes };
}

export function patch({ id }: Item, changes: Changes) {
  return { kind: "patch", id, changes } as const;
}

export function remove({ id }: Item) {
  return { kind: "delete", id } as const;
}

export function upsert(changes: Changes, id?: string) {
  return { kind: "upsert", id, changes } as const;
}

export function plan(
  operations: readonly ItemOperation[],
  items: readonly Item[] = [],
): ItemWritePlan {
  return planItems(operations, buildContext(items));
}

export function buildContext(items: readonly Item[]): ItemPlanContext {
  let count = 0;
  return {
    workspace: {
      id: "wsp_test",
      name: "Test",
      generation: 1,
      changedAt: 0,
      statuses: {},
      lastNumber: items.length,
      defaultModel: "rice",
      cursorKey: "",
      snapshotGeneration: 0,
      snapshotAt: 0,
      createdAt: 0,
      allowedOrigins: [],
    },
    byId: new Map(items.map((item) => [item.id, item])),
    parents: new Map(items.map(({ id, parent }) => [id, parent])),
    liveParentIds: new Set(items.map(({ id }) => id)),
    ranges: new Map([["impact", { min: 0, max: 3 }]]),
    at: now,
    newId: () => {
      count += 1;
      return formatNewId(count);
    },
    blockers: new Map(),
    criteria: new Set(),
    onMissing: "reject",
  };
}

export function buildItem(number: number, fields: Changes): Item {
  const id = `itm_0000000000000000000000000${number}`;
  const times = { createdAt: 1_000, updatedAt: 2_000 };
  return {
    ...buildItemFields({ title: `Item ${number}`, ...fields }),
    ...times,
    id,
    number,
    version: 4,
  };
}

export function formatNewId(count: number): string {
  return `itm_0000000000000000000000010${count}`;
}

export function pickFields(item: Item) {
  const { id: _, number: _n, version: _v, createdAt: _c, updatedAt: _u, ...fields } = item;
  return fields;
}

export function kinds({ outcomes }: ItemWritePlan) {
  return outcomes.map(({ kind }) => kind);
}

export function failures({ outcomes }: ItemWritePlan) {
  return outcomes.flatMap((outcome) => (outcome.kind === "rejected" ? [outcome.failure] : []));
}

export function listFailures(planned: ItemWritePlan) {
  return failures(planned).map(({ kind, faults }) => [kind, faults[0]?.pointer]);
}
