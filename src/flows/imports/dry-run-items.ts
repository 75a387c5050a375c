import { SeenIds } from "../../core/import/report/seen-ids.ts";
import { type FieldChanges, type PreviousFields } from "../../core/item/change-item.ts";
import { type Item } from "../../core/item/item.ts";
import { type AppliedOperation, type ItemOperation } from "../items/item-operation.ts";
import { type ItemWritePlan } from "../items/plan-items.ts";
import { type ItemContext } from "../items/read-item-context.ts";
import { toOperation } from "./import-operation.ts";
import { type ImportPlan } from "./import-plan.ts";
import { type StagedRow } from "./staged-rows.ts";

/**
 * Finds the names that several rows of a file use: ids and titles that occur twice, and the names
 * of parents and blockers.
 */
export async function findSharedNames(
  chunks: AsyncIterable<readonly StagedRow[]>,
  plan: ImportPlan,
): Promise<ReadonlySet<string>> {
  const seen = new SeenIds();
  const shared = new Set<string>();
  for await (const rows of chunks) {
    for (const row of rows) {
      const { changes } = toOperation(row, plan);
      listReferences(changes).forEach((name) => shared.add(name));
      listIdentities(row, changes, plan)
        .filter((name) => seen.add(name, row.line) !== undefined)
        .forEach((name) => shared.add(name));
    }
  }
  return shared;
}

function listReferences({ parent, blockedBy }: FieldChanges): string[] {
  return [...(typeof parent === "string" ? [parent] : []), ...(blockedBy ?? [])];
}

/** Lists the names by which the import finds the item of a row. */
function listIdentities(
  { id }: StagedRow,
  { externalId, title }: FieldChanges,
  { match }: ImportPlan,
): string[] {
  const names = [id, externalId, match === undefined ? undefined : title?.trim()];
  return names.filter((name) => typeof name === "string");
}

/** The items that earlier rows of a dry run would have written, and that other rows need. */
export class DryRunItems {
  readonly #shared: ReadonlySet<string>;
  readonly #isMatchedByTitle: boolean;
  readonly #byId = new Map<string, Item>();
  readonly #byExternalId = new Map<string, Item>();
  /** The parents of the stored items that a row would have moved. */
  readonly #moved = new Map<string, string | undefined>();
  /** The criteria that earlier rows would have added. */
  readonly #criteria = new Set<string>();

  constructor(shared: ReadonlySet<string>, { match }: ImportPlan) {
    this.#shared = shared;
    this.#isMatchedByTitle = match === "title";
  }

  /** Keeps the items of the outcomes that other rows or deferred references need. */
  remember({ changes, outcomes, newCriteria }: ItemWritePlan): void {
    newCriteria.forEach((criterion) => this.#criteria.add(criterion));
    const befores = new Map(changes.map(({ id, before }) => [id, before]));
    for (const { id, fields, before } of changes) {
      if ("parent" in before) {
        this.#moved.set(id, fields.parent);
      }
    }
    for (const outcome of outcomes) {
      if (outcome.kind !== "rejected" && this.#isNeeded(outcome, befores.get(outcome.item.id))) {
        const { item } = outcome;
        this.#byId.set(item.id, item);
        this.#byExternalId.set(item.externalId ?? "", item);
      }
    }
  }

  /** Lists the stored ancestors of the parents that the operations name. */
  listAncestors(operations: readonly ItemOperation[]): string[] {
    const ancestors = new Set<string>();
    for (const operation of operations) {
      let name = operation.kind === "delete" ? undefined : (operation.changes.parent ?? undefined);
      let item = this.#find(name);
      while (item?.parent !== undefined && !ancestors.has(item.parent)) {
        name = item.parent;
        ancestors.add(name);
        item = this.#find(name);
      }
    }
    return [...ancestors];
  }

  /** Returns the context of a batch as the earlier rows would have left it. */
  applyTo(stored: ItemContext): ItemContext {
    const parents = new Map(stored.parents);
    for (const [id, parent] of this.#moved) {
      parents.set(id, parent);
    }
    for (const { id, parent } of this.#byId.values()) {
      parents.set(id, parent);
    }
    return {
      ...stored,
      byId: new Map([...stored.byId, ...this.#byId]),
      parents,
      criteria: new Set([...stored.criteria, ...this.#criteria]),
      liveParentIds: new Set([...stored.liveParentIds, ...this.#byId.keys()]),
    };
  }

  /** Returns whether a later row can name an item by its present or previous names. */
  #isNeeded({ item, deferred }: AppliedOperation, before: PreviousFields = {}): boolean {
    const { id, externalId, title } = item;
    const names = [id, externalId, before["externalId"]];
    if (
      deferred !== undefined ||
      this.#byId.has(id) ||
      names.some((name) => this.#isShared(name))
    ) {
      return true;
    }
    const hasNewTitle = "title" in before || "externalId" in before;
    return this.#isMatchedByTitle && (hasNewTitle || this.#isShared(title));
  }

  #isShared(name: unknown): boolean {
    return typeof name === "string" && this.#shared.has(name);
  }

  #find(name: string | undefined): Item | undefined {
    return name === undefined ? undefined : (this.#byId.get(name) ?? this.#byExternalId.get(name));
  }
}
