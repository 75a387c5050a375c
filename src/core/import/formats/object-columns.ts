import { ratingPrefix } from "../../item/item-columns.ts";
import { isJsonObject, type JsonObject } from "../../json.ts";

/** The maximum number of keys that are read. */
const columnsMax = 1_000;

/**
 * The keys of JSON objects as columns. The members of `ratings` and of `fields` become columns of
 * their own. The REST APIs of Jira and Azure DevOps wrap the members of an item in `fields`.
 */
export class ObjectColumns {
  readonly #indexes = new Map<string, number>();
  readonly #names: string[] = [];

  /** The columns so far. The list grows with new keys. */
  get names(): readonly string[] {
    return this.#names;
  }

  /** Converts an object to cells in the order of the columns. Absent members are undefined. */
  toCells(value: JsonObject): unknown[] {
    const cells: unknown[] = [];
    for (const [key, member] of Object.entries(value)) {
      if (key === "fields" && isJsonObject(member)) {
        this.#addMembers(cells, member);
      } else if (key === "ratings" && isJsonObject(member)) {
        this.#addMembers(cells, member, ratingPrefix);
      } else {
        this.#addCell(cells, key, member);
      }
    }
    return cells;
  }

  #addMembers(cells: unknown[], value: JsonObject, prefix = ""): void {
    for (const [key, member] of Object.entries(value)) {
      this.#addCell(cells, prefix + key, member);
    }
  }

  /** Adds a cell. A member of the object itself takes precedence over one of `fields`. */
  #addCell(cells: unknown[], name: string, member: unknown): void {
    let index = this.#indexes.get(name);
    if (index === undefined && this.#names.length < columnsMax) {
      index = this.#names.length;
      this.#indexes.set(name, index);
      this.#names.push(name);
    }
    if (index !== undefined && cells[index] === undefined) {
      cells[index] = member;
    }
  }
}
