import { type ItemPatch } from "../../contract/item.ts";
import { ratingPrefix } from "../../core/item/item-columns.ts";

/** A row of a file that is staged in D1: its line, the item's id if it has one, and the patch. */
export type StagedRow = {
  readonly line: number;
  readonly id: string | null;
  readonly patch: ItemPatch;
};

/**
 * The JSON of a chunk. Rows of a file repeat the same fields, so each list of fields occurs once.
 */
type ChunkText = {
  readonly shapes: readonly (readonly string[])[];
  /** The line, the id and the index of the shape, then the values in the order of the shape. */
  readonly rows: readonly (readonly [number, string | null, number, ...unknown[]])[];
};

/** A builder that collects rows into the text of a chunk. */
export class StagedRows {
  readonly #shapes = new Map<string, number>();
  #rows: string[] = [];
  #length = 0;

  get count(): number {
    return this.#rows.length;
  }

  /** The length of the text so far, without the shapes. */
  get length(): number {
    return this.#length;
  }

  add({ line, id, patch }: StagedRow): void {
    const { ratings, ...fields } = patch;
    const names = Object.keys(fields);
    const criteria = ratings === undefined ? [] : Object.keys(ratings);
    const shape = this.#indexShape([...names, ...criteria.map((name) => ratingPrefix + name)]);
    const values = [line, id, shape, ...Object.values(fields), ...Object.values(ratings ?? {})];
    const text = JSON.stringify(values);
    this.#rows.push(text);
    this.#length += text.length + 1;
  }

  /** Returns the text of all rows since the last call. */
  flush(): string {
    const shapes = [...this.#shapes.keys()].join(",");
    const text = `{"shapes":[${shapes}],"rows":[${this.#rows.join(",")}]}`;
    this.#shapes.clear();
    this.#rows = [];
    this.#length = 0;
    return text;
  }

  #indexShape(names: readonly string[]): number {
    const text = JSON.stringify(names);
    const index = this.#shapes.get(text) ?? this.#shapes.size;
    this.#shapes.set(text, index);
    return index;
  }
}

/** Parses the rows of a chunk's text. */
export function parseStagedRows(text: string): StagedRow[] {
  const { shapes, rows }: ChunkText = JSON.parse(text);
  return rows.map(([line, id, shape, ...values]) => ({
    line,
    id,
    patch: buildPatch(shapes[shape] ?? [], values),
  }));
}

/** Builds a patch without checks: `StagedRows` wrote the text from a checked patch. */
function buildPatch(names: readonly string[], values: readonly unknown[]): ItemPatch {
  const patch: Record<string, unknown> = {};
  const ratings: Record<string, unknown> = {};
  let isRated = false;
  for (const [index, name] of names.entries()) {
    if (name.startsWith(ratingPrefix)) {
      ratings[name.slice(ratingPrefix.length)] = values[index];
      isRated = true;
    } else {
      patch[name] = values[index];
    }
  }
  return isRated ? { ...patch, ratings: Object(ratings) } : patch;
}
