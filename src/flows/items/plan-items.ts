import { Failure, failureFromFault, notFound } from "../../core/failure.ts";
import {
  applyFieldChanges,
  type FieldChanges,
  findItemFaults,
  buildItemFields,
} from "../../core/item/change-item.ts";
import { type Instant, type Item } from "../../core/item/item.ts";
import { createsCycle } from "../../core/item/parent-cycle.ts";
import { type ItemUpdate, type ItemInsert } from "../../ports/deps.ts";
import {
  type AppliedOperation,
  type ItemOperation,
  type OperationOutcome,
} from "./item-operation.ts";
import { requireNoFaults, checkItemVersion } from "./preconditions.ts";
import { type ItemContext, classifyParentId } from "./read-item-context.ts";
import { type BlockerLookup, resolveBlockers } from "./resolve-blockers.ts";

/** What a batch is to write, and what it will answer if nobody comes in between. */
export type ItemWritePlan = {
  readonly creates: readonly ItemInsert[];
  readonly changes: readonly ItemUpdate[];
  readonly outcomes: readonly OperationOutcome[];
};

export type ItemPlanContext = ItemContext & {
  readonly at: Instant;
  readonly newId: () => string;
  /**
   * What becomes of an operation that names what is not there: it is refused; or it is done without,
   * to be done again `later`; or it is done without the blockers that are missing, and names them.
   */
  readonly onMissing: BlockerLookup["onMissing"];
};

/**
 * Plans operations one after another, each on what the ones before it leave behind, so that a
 * file may name an item twice, or a parent a few lines above its child. Pure.
 */
export function planItems(
  operations: readonly ItemOperation[],
  context: ItemPlanContext,
): ItemWritePlan {
  const plan = new ItemPlanner(context);
  const outcomes = operations.map((operation) => {
    try {
      return plan.apply(operation);
    } catch (error) {
      if (error instanceof Failure) {
        return { kind: "refused", failure: error } as const;
      }
      throw error;
    }
  });
  return { ...plan.rows(), outcomes };
}

const fullyResolved: Pick<AppliedOperation, "deferred" | "missingBlockers"> = {};

class ItemPlanner {
  readonly #context: ItemPlanContext;
  readonly #creates = new Map<string, ItemInsert>();
  readonly #changes = new Map<string, ItemUpdate>();
  readonly #byId: Map<string, Item>;
  readonly #byExternalId: Map<string, Item>;
  readonly #parents: Map<string, string | undefined>;
  readonly #deleted = new Set<string>();
  readonly #lookup: BlockerLookup;
  /** What the operation at hand goes on without. */
  #unresolved: Pick<AppliedOperation, "deferred" | "missingBlockers"> = {};

  constructor(context: ItemPlanContext) {
    this.#context = context;
    this.#byId = new Map(context.byId);
    this.#byExternalId = new Map(context.byExternalId);
    this.#parents = new Map(context.parents);
    this.#lookup = { onMissing: context.onMissing, findId: (name) => this.#findBlocker(name) };
  }

  rows(): Pick<ItemWritePlan, "creates" | "changes"> {
    return { creates: [...this.#creates.values()], changes: [...this.#changes.values()] };
  }

  apply(operation: ItemOperation): OperationOutcome {
    this.#unresolved = fullyResolved;
    const outcome = this.#dispatch(operation);
    return this.#unresolved === fullyResolved ? outcome : { ...outcome, ...this.#unresolved };
  }

  #dispatch(operation: ItemOperation): AppliedOperation {
    switch (operation.kind) {
      case "create":
        return this.#create(operation.changes);
      case "patch":
        return this.#change(this.#requireItem(operation.id), operation);
      case "delete":
        return this.#delete(this.#requireItem(operation.id), operation);
      case "upsert":
        return this.#upsert(operation);
    }
  }

  #upsert(operation: Extract<ItemOperation, { kind: "upsert" }>): AppliedOperation {
    const { id, changes } = operation;
    const known =
      (id === undefined ? undefined : this.#byId.get(id)) ??
      (typeof changes.externalId === "string"
        ? this.#byExternalId.get(changes.externalId)
        : undefined);
    if (known !== undefined) {
      return this.#change(known, operation);
    }
    if (operation.version !== undefined) {
      throw failureFromFault("precondition-failed", {
        header: "If-Match",
        detail: "There is no such item yet.",
      });
    }
    return this.#create(changes);
  }

  #create(changes: FieldChanges): AppliedOperation {
    const { at, newId, ranges } = this.#context;
    if (typeof changes.title !== "string") {
      throw failureFromFault("invalid", { pointer: "/title", detail: "A new item needs a title." });
    }
    const resolved = this.#resolveReferences(changes);
    const fields = buildItemFields(resolved);
    requireNoFaults(findItemFaults(fields, resolved, ranges));
    this.#checkExternalIdFree(fields.externalId, undefined);
    const id = newId();
    this.#creates.set(id, { id, fields });
    const item = { ...fields, id, number: 0, version: 1, createdAt: at, updatedAt: at };
    this.#index(item);
    return { kind: "created", item };
  }

  #change(
    item: Item,
    {
      version,
      changes,
    }: { readonly version?: number | "*" | undefined; readonly changes: FieldChanges },
  ): AppliedOperation {
    checkItemVersion(item, version);
    const resolved = this.#resolveReferences(changes, item);
    if (
      typeof resolved.parent === "string" &&
      createsCycle(item.id, resolved.parent, this.#parents)
    ) {
      const detail = `"${changes.parent}" is the item itself or stands below it.`;
      throw failureFromFault("invalid", { pointer: "/parent", detail });
    }
    const change = applyFieldChanges(item, resolved);
    if (change === undefined) {
      return { kind: "unchanged", item };
    }
    requireNoFaults(findItemFaults(change.fields, resolved, this.#context.ranges));
    this.#checkExternalIdFree(change.fields.externalId, item.id);
    return this.#recordChange(item, { ...change, kind: "updated" });
  }

  #delete(
    item: Item,
    { version }: { readonly version?: number | "*" | undefined },
  ): AppliedOperation {
    checkItemVersion(item, version);
    const { id } = item;
    if (this.#creates.has(id)) {
      throw new Failure("conflict", "The same batch creates this item.");
    }
    const deletedAt = this.#context.at;
    const outcome = this.#recordChange(item, {
      fields: item,
      before: { deletedAt: null },
      deletedAt,
      kind: "deleted",
    });
    this.#byId.delete(id);
    this.#deleted.add(id);
    if (item.externalId !== undefined) {
      this.#byExternalId.delete(item.externalId);
    }
    return outcome;
  }

  /** Notes a changed row; changed twice in one batch, it is still one row and one entry. */
  #recordChange(
    item: Item,
    change: Pick<ItemUpdate, "fields" | "before" | "deletedAt"> & {
      readonly kind: "updated" | "deleted";
    },
  ): AppliedOperation {
    const { fields, before, deletedAt, kind } = change;
    const { id, number, createdAt } = item;
    const made = this.#creates.get(id);
    const earlier = this.#changes.get(id);
    if (made !== undefined) {
      this.#creates.set(id, { ...made, fields });
    } else {
      this.#changes.set(id, {
        id,
        number,
        createdAt,
        version: earlier?.version ?? item.version,
        fields,
        before: { ...before, ...earlier?.before },
        ...(deletedAt !== undefined && { deletedAt }),
      });
    }
    const version = made !== undefined || earlier !== undefined ? item.version : item.version + 1;
    const changed = { ...fields, id, number, createdAt, version, updatedAt: this.#context.at };
    this.#unindex(item);
    this.#index(changed);
    return { kind, item: changed };
  }

  #requireItem(id: string): Item {
    const item = this.#byId.get(id);
    if (item === undefined) {
      throw notFound("item", id);
    }
    return item;
  }

  /** The changes with the parent and the blockers named by our ids. */
  #resolveReferences(changes: FieldChanges, item?: Item): FieldChanges {
    const underParent = this.#resolveParent(changes);
    if (changes.blockedBy === undefined) {
      return underParent;
    }
    const { changes: resolved, missing } = resolveBlockers(underParent, this.#lookup, item);
    if (missing.length > 0) {
      const { deferred = [] } = this.#unresolved;
      this.#unresolved =
        this.#lookup.onMissing === "later"
          ? { deferred: [...deferred, "blocked_by"] }
          : { ...this.#unresolved, missingBlockers: missing };
    }
    return resolved;
  }

  #findBlocker(name: string): string | undefined {
    const id = this.#byId.get(name)?.id ?? this.#byExternalId.get(name)?.id;
    const known = id ?? this.#context.blockers.get(name);
    return known !== undefined && this.#deleted.has(known) ? undefined : known;
  }

  /** The changes with the parent named by our id. */
  #resolveParent(changes: FieldChanges): FieldChanges {
    const { parent } = changes;
    if (typeof parent !== "string") {
      return changes;
    }
    if (classifyParentId(parent) === "id" && this.#isLive(parent)) {
      return changes;
    }
    const named = this.#byExternalId.get(parent);
    if (named === undefined && this.#context.onMissing === "later") {
      this.#unresolved = { deferred: ["parent"] };
      return { ...changes, parent: undefined };
    }
    if (named === undefined) {
      throw failureFromFault("invalid", {
        pointer: "/parent",
        detail: `There is no item "${parent}".`,
      });
    }
    return { ...changes, parent: named.id };
  }

  #isLive(id: string): boolean {
    return this.#byId.has(id) || (this.#context.liveParentIds.has(id) && !this.#deleted.has(id));
  }

  #checkExternalIdFree(externalId: string | undefined, owner: string | undefined): void {
    const holder = externalId === undefined ? undefined : this.#byExternalId.get(externalId);
    if (holder !== undefined && holder.id !== owner) {
      const detail = `The external id "${externalId}" is ${holder.id}'s already.`;
      throw failureFromFault("conflict", { pointer: "/external_id", detail });
    }
  }

  #index(item: Item): void {
    this.#byId.set(item.id, item);
    this.#parents.set(item.id, item.parent);
    if (item.externalId !== undefined) {
      this.#byExternalId.set(item.externalId, item);
    }
  }

  #unindex({ externalId }: Item): void {
    if (externalId !== undefined) {
      this.#byExternalId.delete(externalId);
    }
  }
}
