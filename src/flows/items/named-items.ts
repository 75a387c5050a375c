import { type ExternalName, formatSources } from "../../core/item/item-source.ts";
import { type Item } from "../../core/item/item.ts";
import { type SourcedId } from "../../ports/deps.ts";

/** An index of items by external id and source, or by title if they have no external id. */
export class NamedItems {
  readonly #byExternalId = new Map<string, readonly Item[]>();
  readonly #byTitle = new Map<string, readonly Item[]>();

  constructor(items: Iterable<Item>) {
    for (const item of items) {
      this.add(item);
    }
  }

  add(item: Item): void {
    const { index, key } = this.#locate(item);
    index.set(key, [...(index.get(key) ?? []), item]);
  }

  remove(item: Item): void {
    const { index, key } = this.#locate(item);
    const others = (index.get(key) ?? []).filter(({ id }) => id !== item.id);
    if (others.length === 0) {
      index.delete(key);
    } else {
      index.set(key, others);
    }
  }

  /** Finds the item with an external id in a source. */
  find({ externalId, source = "" }: ExternalName): Item | undefined {
    if (externalId === undefined) {
      return undefined;
    }
    return this.listByExternalId(externalId).find((item) => (item.source ?? "") === source);
  }

  /** Lists the items with an external id, in all sources. */
  listByExternalId(externalId: string): readonly Item[] {
    return this.#byExternalId.get(externalId) ?? [];
  }

  /** Lists the items without an external id that have a title. */
  listByTitle(title: string): readonly Item[] {
    return this.#byTitle.get(title) ?? [];
  }

  #locate({ externalId, title }: Item) {
    return externalId === undefined
      ? { index: this.#byTitle, key: title }
      : { index: this.#byExternalId, key: externalId };
  }
}

/** The result of a lookup: an id, or the sources of several items. Empty if no item matches. */
export type ReferenceMatch = { readonly id?: string; readonly sources?: readonly string[] };

/** Describes a name that items of several sources have. */
export function describeAmbiguity(name: string, sources: readonly string[]): string {
  return `Items of the sources ${formatSources(sources)} have the external id "${name}". Use the id of the item instead.`;
}

/** Chooses the item of the source, otherwise the only item of the other sources. */
export function chooseMatch(items: readonly SourcedId[], source: string): ReferenceMatch {
  const own = items.find((item) => item.source === source);
  const [first, second] = items;
  if (own !== undefined || first === undefined) {
    return own === undefined ? {} : { id: own.id };
  }
  return second === undefined ? { id: first.id } : { sources: items.map((item) => item.source) };
}
