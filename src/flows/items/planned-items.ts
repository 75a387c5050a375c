import { failureFromFault, notFound } from "../../core/failure.ts";
import { type ExternalName, formatExternalName } from "../../core/item/item-source.ts";
import { type Item } from "../../core/item/item.ts";
import { type Parents } from "../../core/item/parent-cycle.ts";
import { type SourcedId } from "../../ports/deps.ts";
import { NamedItems } from "./named-items.ts";
import { type ItemContext } from "./read-item-context.ts";

/** The items of a batch after the operations that are already planned. */
export class PlannedItems {
  readonly #context: ItemContext;
  readonly #byId: Map<string, Item>;
  readonly #byName: NamedItems;
  readonly #parents: Map<string, string | undefined>;
  readonly #deleted = new Set<string>();

  constructor(context: ItemContext) {
    this.#context = context;
    this.#byId = new Map(context.byId);
    this.#byName = new NamedItems(context.byId.values());
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

  findById(id: string | undefined): Item | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** Finds the item with an external id in a source. */
  findByName(name: ExternalName): Item | undefined {
    return this.#byName.find(name);
  }

  /** Lists the items without an external id that have a title. */
  listByTitle(title: string): readonly Item[] {
    return this.#byName.listByTitle(title);
  }

  /** Lists the items with an external id, in all sources. */
  listByExternalId(externalId: string): readonly SourcedId[] {
    return this.#byName.listByExternalId(externalId).map(toSourcedId);
  }

  /** Lists the blockers with an id or external id: one for an id, one per source otherwise. */
  listBlockers(name: string): readonly SourcedId[] {
    const item = this.#byId.get(name);
    if (item !== undefined) {
      return [toSourcedId(item)];
    }
    const others = this.#context.blockers.get(name) ?? [];
    const unchanged = others.filter(({ id }) => !this.#byId.has(id) && !this.#deleted.has(id));
    return [...this.listByExternalId(name), ...unchanged];
  }

  /** Returns whether an item with this id exists and is not deleted. */
  isLive(id: string): boolean {
    return this.#byId.has(id) || (this.#context.liveParentIds.has(id) && !this.#deleted.has(id));
  }

  /** Throws if an item other than `owner` has the external id in the same source. */
  checkNameFree(
    fields: ExternalName,
    { owner, pointer }: { readonly owner?: string; readonly pointer: string },
  ): void {
    const holder = this.#byName.find(fields);
    if (holder !== undefined && holder.id !== owner) {
      const detail = `Item ${holder.id} already has the external id ${formatExternalName(fields)}. Choose another external id.`;
      throw failureFromFault("conflict", { pointer, detail });
    }
  }

  add(item: Item): void {
    this.#byId.set(item.id, item);
    this.#parents.set(item.id, item.parent);
    this.#byName.add(item);
  }

  replace(previous: Item, next: Item): void {
    this.#byName.remove(previous);
    this.add(next);
  }

  delete(item: Item): void {
    this.#byId.delete(item.id);
    this.#deleted.add(item.id);
    this.#byName.remove(item);
  }
}

function toSourcedId({ id, source = "" }: Item): SourcedId {
  return { id, source };
}
