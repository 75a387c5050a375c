import { failureFromFault, notFound } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type Parents } from "../../core/item/parent-cycle.ts";
import { type ItemContext } from "./read-item-context.ts";

/** The items of a batch after the operations that are already planned. */
export class PlannedItems {
  readonly #context: ItemContext;
  readonly #byId: Map<string, Item>;
  readonly #byExternalId: Map<string, Item>;
  readonly #parents: Map<string, string | undefined>;
  readonly #deleted = new Set<string>();

  constructor(context: ItemContext) {
    this.#context = context;
    this.#byId = new Map(context.byId);
    this.#byExternalId = new Map(context.byExternalId);
    this.#parents = new Map(context.parents);
  }

  get parents(): Parents {
    return this.#parents;
  }

  /** Returns the item with an id. Throws if there is none. */
  require(id: string): Item {
    const item = this.#byId.get(id);
    if (item === undefined) {
      throw notFound("item", id);
    }
    return item;
  }

  /** Finds an item by its id, otherwise by its external id. */
  find(id: string | undefined, externalId: string | null | undefined): Item | undefined {
    const item = id === undefined ? undefined : this.#byId.get(id);
    return item ?? (typeof externalId === "string" ? this.findByExternalId(externalId) : undefined);
  }

  findByExternalId(externalId: string): Item | undefined {
    return this.#byExternalId.get(externalId);
  }

  /** Finds the id of a blocker by its id or external id. */
  findBlockerId(name: string): string | undefined {
    const id =
      this.#byId.get(name)?.id ??
      this.#byExternalId.get(name)?.id ??
      this.#context.blockers.get(name);
    return id !== undefined && this.#deleted.has(id) ? undefined : id;
  }

  /** Returns whether an item with this id exists and is not deleted. */
  isLive(id: string): boolean {
    return this.#byId.has(id) || (this.#context.liveParentIds.has(id) && !this.#deleted.has(id));
  }

  /** Throws if an item other than `owner` has the external id. */
  checkExternalIdFree(externalId: string | undefined, owner: string | undefined): void {
    const holder = externalId === undefined ? undefined : this.#byExternalId.get(externalId);
    if (holder !== undefined && holder.id !== owner) {
      const detail = `The item ${holder.id} already has the external id "${externalId}". Choose another.`;
      throw failureFromFault("conflict", { pointer: "/external_id", detail });
    }
  }

  add(item: Item): void {
    this.#byId.set(item.id, item);
    this.#parents.set(item.id, item.parent);
    if (item.externalId !== undefined) {
      this.#byExternalId.set(item.externalId, item);
    }
  }

  replace(previous: Item, next: Item): void {
    this.#removeExternalId(previous);
    this.add(next);
  }

  delete(item: Item): void {
    this.#byId.delete(item.id);
    this.#deleted.add(item.id);
    this.#removeExternalId(item);
  }

  #removeExternalId({ externalId }: Item): void {
    if (externalId !== undefined) {
      this.#byExternalId.delete(externalId);
    }
  }
}
