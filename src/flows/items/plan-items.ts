import { Failure, failureAt, notFound } from "../../core/failure.ts";
import {
  changeFields,
  type FieldChanges,
  faultsOf,
  newFields,
} from "../../core/item/change-item.ts";
import { isCycle } from "../../core/item/family.ts";
import { type Instant, type Item } from "../../core/item/item.ts";
import { type ChangedRow, type NewRow } from "../../deps.ts";
import { type Done, type Operation, type Outcome } from "./operation.ts";
import { refuse, refuseStale } from "./refusals.ts";
import { type Lookup, resolveBlockers } from "./resolve-blockers.ts";
import { type Context, parentIn } from "./write-context.ts";

/** What a batch is to write, and what it will answer if nobody comes in between. */
export type Planned = {
  readonly creates: readonly NewRow[];
  readonly changes: readonly ChangedRow[];
  readonly outcomes: readonly Outcome[];
};

export type PlanContext = Context & {
  readonly at: Instant;
  readonly newId: () => string;
  /**
   * What becomes of an operation that names what is not there: it is refused; or it is done without,
   * to be done again `later`; or it is done without the blockers that are missing, and names them.
   */
  readonly missing: Lookup["missing"];
};

/**
 * Plans operations one after another, each on what the ones before it leave behind, so that a
 * file may name an item twice, or a parent a few lines above its child. Pure.
 */
export function planItems(operations: readonly Operation[], context: PlanContext): Planned {
  const plan = new Plan(context);
  const outcomes = operations.map((operation) => {
    try {
      return plan.take(operation);
    } catch (error) {
      if (error instanceof Failure) {
        return { kind: "refused", failure: error } as const;
      }
      throw error;
    }
  });
  return { ...plan.rows(), outcomes };
}

const nothing: Pick<Done, "deferred" | "missing"> = {};

class Plan {
  readonly #context: PlanContext;
  readonly #creates = new Map<string, NewRow>();
  readonly #changes = new Map<string, ChangedRow>();
  readonly #byId: Map<string, Item>;
  readonly #byExternalId: Map<string, Item>;
  readonly #parents: Map<string, string | undefined>;
  readonly #deleted = new Set<string>();
  readonly #lookup: Lookup;
  /** What the operation at hand goes on without. */
  #lacks: Pick<Done, "deferred" | "missing"> = {};

  constructor(context: PlanContext) {
    this.#context = context;
    this.#byId = new Map(context.byId);
    this.#byExternalId = new Map(context.byExternalId);
    this.#parents = new Map(context.parents);
    this.#lookup = { missing: context.missing, idOf: (name) => this.#blockerOf(name) };
  }

  rows(): Pick<Planned, "creates" | "changes"> {
    return { creates: [...this.#creates.values()], changes: [...this.#changes.values()] };
  }

  take(operation: Operation): Outcome {
    this.#lacks = nothing;
    const outcome = this.#carryOut(operation);
    return this.#lacks === nothing ? outcome : { ...outcome, ...this.#lacks };
  }

  #carryOut(operation: Operation): Done {
    switch (operation.kind) {
      case "create":
        return this.#create(operation.changes);
      case "patch":
        return this.#change(this.#itemOf(operation.id), operation);
      case "delete":
        return this.#delete(this.#itemOf(operation.id), operation);
      case "upsert":
        return this.#upsert(operation);
    }
  }

  #upsert(operation: Extract<Operation, { kind: "upsert" }>): Done {
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
      throw failureAt("stale", { header: "If-Match", detail: "There is no such item yet." });
    }
    return this.#create(changes);
  }

  #create(changes: FieldChanges): Done {
    const { at, newId, ranges } = this.#context;
    if (typeof changes.title !== "string") {
      throw failureAt("invalid", { pointer: "/title", detail: "A new item needs a title." });
    }
    const resolved = this.#resolve(changes);
    const fields = newFields(resolved);
    refuse(faultsOf(fields, resolved, ranges));
    this.#refuseTaken(fields.externalId, undefined);
    const id = newId();
    this.#creates.set(id, { id, fields });
    const item = { ...fields, id, number: 0, version: 1, createdAt: at, updatedAt: at };
    this.#remember(item);
    return { kind: "created", item };
  }

  #change(
    item: Item,
    {
      version,
      changes,
    }: { readonly version?: number | "*" | undefined; readonly changes: FieldChanges },
  ): Done {
    refuseStale(item, version);
    const resolved = this.#resolve(changes, item);
    if (typeof resolved.parent === "string" && isCycle(item.id, resolved.parent, this.#parents)) {
      const detail = `"${changes.parent}" is the item itself or stands below it.`;
      throw failureAt("invalid", { pointer: "/parent", detail });
    }
    const change = changeFields(item, resolved);
    if (change === undefined) {
      return { kind: "unchanged", item };
    }
    refuse(faultsOf(change.fields, resolved, this.#context.ranges));
    this.#refuseTaken(change.fields.externalId, item.id);
    return this.#put(item, { ...change, kind: "updated" });
  }

  #delete(item: Item, { version }: { readonly version?: number | "*" | undefined }): Done {
    refuseStale(item, version);
    const { id } = item;
    if (this.#creates.has(id)) {
      throw new Failure("conflict", "The same batch creates this item.");
    }
    const deletedAt = this.#context.at;
    const outcome = this.#put(item, {
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
  #put(
    item: Item,
    change: Pick<ChangedRow, "fields" | "before" | "deletedAt"> & {
      readonly kind: "updated" | "deleted";
    },
  ): Done {
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
    this.#forget(item);
    this.#remember(changed);
    return { kind, item: changed };
  }

  #itemOf(id: string): Item {
    const item = this.#byId.get(id);
    if (item === undefined) {
      throw notFound("item", id);
    }
    return item;
  }

  /** The changes with the parent and the blockers named by our ids. */
  #resolve(changes: FieldChanges, item?: Item): FieldChanges {
    const underParent = this.#withParent(changes);
    if (changes.blockedBy === undefined) {
      return underParent;
    }
    const { changes: resolved, missing } = resolveBlockers(underParent, this.#lookup, item);
    if (missing.length > 0) {
      const { deferred = [] } = this.#lacks;
      this.#lacks =
        this.#lookup.missing === "later"
          ? { deferred: [...deferred, "blocked_by"] }
          : { ...this.#lacks, missing };
    }
    return resolved;
  }

  #blockerOf(name: string): string | undefined {
    const id = this.#byId.get(name)?.id ?? this.#byExternalId.get(name)?.id;
    const known = id ?? this.#context.blockers.get(name);
    return known !== undefined && this.#deleted.has(known) ? undefined : known;
  }

  /** The changes with the parent named by our id. */
  #withParent(changes: FieldChanges): FieldChanges {
    const { parent } = changes;
    if (typeof parent !== "string") {
      return changes;
    }
    if (parentIn(parent) === "id" && this.#isThere(parent)) {
      return changes;
    }
    const named = this.#byExternalId.get(parent);
    if (named === undefined && this.#context.missing === "later") {
      this.#lacks = { deferred: ["parent"] };
      return { ...changes, parent: undefined };
    }
    if (named === undefined) {
      throw failureAt("invalid", { pointer: "/parent", detail: `There is no item "${parent}".` });
    }
    return { ...changes, parent: named.id };
  }

  #isThere(id: string): boolean {
    return this.#byId.has(id) || (this.#context.living.has(id) && !this.#deleted.has(id));
  }

  #refuseTaken(externalId: string | undefined, owner: string | undefined): void {
    const holder = externalId === undefined ? undefined : this.#byExternalId.get(externalId);
    if (holder !== undefined && holder.id !== owner) {
      const detail = `The external id "${externalId}" is ${holder.id}'s already.`;
      throw failureAt("conflict", { pointer: "/external_id", detail });
    }
  }

  #remember(item: Item): void {
    this.#byId.set(item.id, item);
    this.#parents.set(item.id, item.parent);
    if (item.externalId !== undefined) {
      this.#byExternalId.set(item.externalId, item);
    }
  }

  #forget({ externalId }: Item): void {
    if (externalId !== undefined) {
      this.#byExternalId.delete(externalId);
    }
  }
}
