import { checkVersion, type ExpectedVersion } from "../../core/expected-version.ts";
import { Failure, failureFromFault } from "../../core/failure.ts";
import {
  addToRatings,
  applyFieldChanges,
  buildItemFields,
  type FieldChanges,
  findItemFaults,
} from "../../core/item/change-item.ts";
import { type Instant, type Item, type ItemFields } from "../../core/item/item.ts";
import { createsCycle } from "../../core/item/parent-cycle.ts";
import { type ItemInsert, type ItemUpdate } from "../../ports/deps.ts";
import { dropFaultyFields } from "./drop-fields.ts";
import {
  type AppliedOperation,
  type ItemOperation,
  type OperationOutcome,
} from "./item-operation.ts";
import { PlannedItems } from "./planned-items.ts";
import { namedItemNotFound, requireNoFaults } from "./preconditions.ts";
import { findExternalId, findMatchedTitle, type ItemContext } from "./read-item-context.ts";
import { type BlockerLookup } from "./resolve-blockers.ts";
import { deferParent, type ResolvedReferences, resolveReferences } from "./resolve-references.ts";
import { WorkspaceCriteria } from "./workspace-criteria.ts";

/** The rows that a batch writes, and its outcomes if no other request changes the items first. */
export type ItemWritePlan = {
  readonly creates: readonly ItemInsert[];
  readonly changes: readonly ItemUpdate[];
  readonly outcomes: readonly OperationOutcome[];
  /** The criteria that the workspace does not have yet. */
  readonly newCriteria: readonly string[];
};

export type ItemPlanContext = ItemContext & {
  readonly at: Instant;
  readonly newId: () => string;
  /**
   * The treatment of an operation with a reference to an item that does not exist. `reject` rejects
   * the operation. `defer` applies it without the reference, which the caller applies later.
   * `report` applies it without the missing blockers and lists them in the outcome. With `defer`, a
   * value that the item cannot have costs only the field, not the operation.
   */
  readonly onMissing: BlockerLookup["onMissing"];
  /** Whether a value that the item cannot have rejects the operation, also with `defer`. */
  readonly isStrict?: boolean | undefined;
};

/**
 * Plans operations in order, each on the result of the previous ones. A file can therefore name an
 * item twice, or name a parent that an earlier line creates. Pure.
 */
export function planItems(
  operations: readonly ItemOperation[],
  context: ItemPlanContext,
): ItemWritePlan {
  const planner = new ItemPlanner(context);
  const outcomes = operations.map((operation) => planner.plan(operation));
  return { ...planner.rows(), outcomes };
}

type VersionedChanges = {
  readonly version?: ExpectedVersion | undefined;
  readonly changes: FieldChanges;
  readonly added?: Readonly<Record<string, number>> | undefined;
};

type Upsert = Extract<ItemOperation, { kind: "upsert" }>;

type ItemChange = Pick<ItemUpdate, "fields" | "before" | "deletedAt" | "patch">;

class ItemPlanner {
  readonly #context: ItemPlanContext;
  readonly #items: PlannedItems;
  readonly #creates = new Map<string, ItemInsert>();
  readonly #changes = new Map<string, ItemUpdate>();
  readonly #criteria: WorkspaceCriteria;

  constructor(context: ItemPlanContext) {
    this.#context = context;
    this.#items = new PlannedItems(context);
    this.#criteria = new WorkspaceCriteria(context.criteria);
  }

  rows(): Omit<ItemWritePlan, "outcomes"> {
    const creates = [...this.#creates.values()];
    const changes = [...this.#changes.values()];
    return { creates, changes, newCriteria: this.#criteria.added };
  }

  /**
   * Returns the outcome of an operation. While references can be deferred, an operation with faulty
   * fields is applied without them, unless the import is strict.
   */
  plan(operation: ItemOperation): OperationOutcome {
    try {
      return this.#apply(operation);
    } catch (error) {
      if (!(error instanceof Failure)) {
        throw error;
      }
      const { onMissing, isStrict = false } = this.#context;
      const isReduced = onMissing === "defer" && !isStrict;
      const rest = isReduced ? dropFaultyFields(operation, error) : undefined;
      const outcome: OperationOutcome | undefined = rest && this.plan(rest);
      return outcome === undefined || outcome.kind === "rejected"
        ? { kind: "rejected", failure: error }
        : { ...outcome, dropped: [...error.faults, ...(outcome.dropped ?? [])] };
    }
  }

  #apply(operation: ItemOperation): AppliedOperation {
    switch (operation.kind) {
      case "create":
        return this.#create(operation.changes);
      case "patch":
        return this.#change(this.#items.require(operation.id), operation);
      case "delete":
        return this.#delete(this.#items.require(operation.id), operation.version);
      case "upsert":
        return this.#upsert(operation);
    }
  }

  #upsert(operation: Upsert): AppliedOperation {
    const { version, isUpdateOnly = false, added } = operation;
    const title = findMatchedTitle(operation);
    const changes = title === undefined ? operation.changes : { ...operation.changes, title };
    const item = this.#find(operation, title);
    if (item !== undefined) {
      return this.#change(item, { version, changes, added });
    }
    if (isUpdateOnly) {
      throw namedItemNotFound(changes);
    }
    if (version !== undefined && version !== "none") {
      const detail = "The item does not exist yet. Send the request without If-Match.";
      throw failureFromFault("precondition-failed", { header: "If-Match", detail });
    }
    return this.#create({ ...changes, externalId: findExternalId(operation) });
  }

  #find(operation: Upsert, title: string | undefined): Item | undefined {
    const { id, changes } = operation;
    const item = this.#items.findById(id);
    if (item !== undefined) {
      return item;
    }
    if (title !== undefined) {
      return this.#findByTitle(title);
    }
    const externalId = findExternalId(operation);
    return this.#items.findByName({ externalId, source: changes.source ?? undefined });
  }

  /** Finds the only item with a title and without an external id. Throws if there are several. */
  #findByTitle(title: string): Item | undefined {
    const [match, second] = this.#items.listByTitle(title);
    if (second !== undefined) {
      const detail = `Several items without an external id have the title "${title}". Send the id of one of them.`;
      throw failureFromFault("conflict", { pointer: "/title", detail });
    }
    return match;
  }

  #create(changes: FieldChanges): AppliedOperation {
    const { at, newId } = this.#context;
    if (typeof changes.title !== "string") {
      throw failureFromFault("invalid", { pointer: "/title", detail: "A new item needs a title." });
    }
    const { changes: resolved, unresolved } = this.#resolve(changes);
    const fields = buildItemFields(resolved);
    this.#requireValid(fields, resolved);
    this.#items.checkNameFree(fields, { pointer: "/external_id" });
    this.#criteria.add(resolved.ratings);
    const id = newId();
    this.#creates.set(id, { id, fields });
    const item = { ...fields, id, number: 0, version: 1, createdAt: at, updatedAt: at };
    this.#items.add(item);
    return { kind: "created", item, ...unresolved };
  }

  #change(item: Item, { version, added, ...versioned }: VersionedChanges): AppliedOperation {
    checkVersion(version, { noun: "item", version: item.version });
    const changes =
      added === undefined
        ? versioned.changes
        : { ...versioned.changes, ratings: addToRatings(item.ratings, added) };
    const { changes: resolved, unresolved } = this.#resolveWithoutCycle(changes, item);
    const change = applyFieldChanges(item, resolved);
    if (change === undefined) {
      return { kind: "unchanged", item, ...unresolved };
    }
    this.#requireValid(change.fields, resolved);
    const pointer = changes.externalId === undefined ? "/source" : "/external_id";
    this.#items.checkNameFree(change.fields, { owner: item.id, pointer });
    this.#criteria.add(resolved.ratings);
    const patch = added === undefined ? { patch: resolved } : {};
    const updated = this.#recordChange(item, { ...change, ...patch });
    return { kind: "updated", item: updated, ...unresolved };
  }

  #delete(item: Item, version: ExpectedVersion | undefined): AppliedOperation {
    checkVersion(version, { noun: "item", version: item.version });
    if (this.#creates.has(item.id)) {
      throw new Failure("conflict", "The same batch creates this item.");
    }
    const deletion = { before: { deletedAt: null }, deletedAt: this.#context.at, patch: {} };
    const deleted = this.#recordChange(item, { fields: item, ...deletion });
    this.#items.delete(item);
    return { kind: "deleted", item: deleted };
  }

  /** Throws if the fields, or the criteria of the workspace with them, are not valid. */
  #requireValid(fields: ItemFields, changes: FieldChanges): void {
    const faults = findItemFaults(fields, changes, this.#context.ranges);
    requireNoFaults([...faults, ...this.#criteria.findFaults(changes.ratings)]);
  }

  #resolve(changes: FieldChanges, item?: Item) {
    const { onMissing } = this.#context;
    return resolveReferences(changes, { items: this.#items, ...(item && { item }), onMissing });
  }

  /** Resolves references. A parent that creates a cycle is deferred: a later row may break it. */
  #resolveWithoutCycle(changes: FieldChanges, item: Item): ResolvedReferences {
    const resolution = this.#resolve(changes, item);
    const { parent } = resolution.changes;
    if (typeof parent !== "string" || !createsCycle(item.id, parent, this.#items.parents)) {
      return resolution;
    }
    if (this.#context.onMissing === "defer") {
      return deferParent(resolution);
    }
    const detail = `The parent "${changes.parent}" is the item itself or its descendant. Choose another parent.`;
    throw failureFromFault("invalid", { pointer: "/parent", detail });
  }

  /**
   * Records a changed row. Two changes to an item in one batch become one row and one log entry.
   */
  #recordChange(item: Item, { fields, before, deletedAt, patch }: ItemChange): Item {
    const { id, number, createdAt } = item;
    const created = this.#creates.get(id);
    const earlier = this.#changes.get(id);
    if (created !== undefined) {
      this.#creates.set(id, { ...created, fields });
    } else {
      this.#changes.set(id, {
        id,
        number,
        createdAt,
        version: earlier?.version ?? item.version,
        fields,
        before: { ...before, ...earlier?.before },
        ...(deletedAt !== undefined && { deletedAt }),
        ...(patch !== undefined && earlier === undefined && { patch }),
      });
    }
    const isFirst = created === undefined && earlier === undefined;
    const version = isFirst ? item.version + 1 : item.version;
    const changed = { ...fields, id, number, createdAt, version, updatedAt: this.#context.at };
    this.#items.replace(item, changed);
    return changed;
  }
}
