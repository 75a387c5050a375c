import { type SeenIds } from "./seen-ids.ts";

/** The maximum number of aliases, and of references. It bounds the memory of the log. */
const namesMax = 200_000;

/** The maximum number and length of resolved aliases, because one database value stores them. */
const aliasesMax = 20_000;
const aliasesLengthMax = 500_000;

/**
 * The aliases of rows, such as Jira's numeric "Issue id", and the names by which rows refer to
 * other rows. Maps the aliases among these names to external ids.
 */
export class ReferenceLog {
  /** Alias → external id; undefined if several items have the alias. */
  readonly #externalIds = new Map<string, string | undefined>();
  readonly #references = new Set<string>();

  /** Adds the alias of a row. An alias of several items refers to none of them. */
  addAlias(alias: string, externalId: string): void {
    const isKnown = this.#externalIds.has(alias);
    if (isKnown && this.#externalIds.get(alias) !== externalId) {
      this.#externalIds.set(alias, undefined);
    } else if (!isKnown && this.#externalIds.size < namesMax) {
      this.#externalIds.set(copyText(alias), copyText(externalId));
    }
  }

  addReference(name: string): void {
    if (this.#references.size < namesMax && !this.#references.has(name)) {
      this.#references.add(copyText(name));
    }
  }

  /** Returns alias → external id, for the references that no external id of the file equals. */
  resolve(seen: SeenIds): Readonly<Record<string, string>> {
    const resolved: Record<string, string> = Object.create(null);
    let [count, length] = [0, 0];
    for (const name of this.#externalIds.size === 0 ? [] : this.#references) {
      const externalId = this.#externalIds.get(name);
      if (externalId === undefined || seen.has(name)) {
        continue;
      }
      count += 1;
      length += name.length + externalId.length;
      if (count > aliasesMax || length > aliasesLengthMax) {
        break;
      }
      resolved[name] = externalId;
    }
    return resolved;
  }
}

/** The minimum length of a slice to copy. The JavaScript engine copies shorter slices itself. */
const sliceLengthMin = 13;

/** Copies a text. A slice would keep the whole chunk of the file in memory. */
function copyText(text: string): string {
  return text.length < sliceLengthMin ? text : ` ${text}`.slice(1);
}
