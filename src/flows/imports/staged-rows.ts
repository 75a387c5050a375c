import { type ItemPatch } from "../../contract/item.ts";

/** A row of a file on its way to the truth: its line, the id it names, and what it says. */
export type StagedRow = {
  readonly line: number;
  readonly id: string | null;
  readonly patch: ItemPatch;
};

/** What a chunk is as text. Rows of a file say the same fields over and over, so each list is kept once. */
type ChunkText = {
  readonly shapes: readonly (readonly string[])[];
  /** line, id, number of the shape, then the values in its order. */
  readonly rows: readonly (readonly [number, string | null, number, ...unknown[]])[];
};

/** Fields of ratings stand in a shape behind this. */
const ratingPrefix = "ratings.";

/** Collects rows into the text of a chunk. */
export class StagedRows {
  readonly #shapes = new Map<string, number>();
  #rows: string[] = [];
  #length = 0;

  get count(): number {
    return this.#rows.length;
  }

  /** Letters of the text so far, the shapes aside. */
  get letters(): number {
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

  /** The text of all rows since the last time. */
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
    const known = this.#shapes.get(text) ?? this.#shapes.size;
    this.#shapes.set(text, known);
    return known;
  }
}

/** The rows of a chunk's text. */
export function parseStagedRows(text: string): StagedRow[] {
  const { shapes, rows }: ChunkText = JSON.parse(text);
  return rows.map(([line, id, shape, ...values]) => ({
    line,
    id,
    patch: buildPatch(shapes[shape] ?? [], values),
  }));
}

/** Nobody but `StagedRows` writes these texts, from patches that were checked. */
function buildPatch(names: readonly string[], values: readonly unknown[]): ItemPatch {
  const patch: Record<string, unknown> = {};
  const ratings: Record<string, unknown> = {};
  let isRated = false;
  for (const [at, name] of names.entries()) {
    if (name.startsWith(ratingPrefix)) {
      ratings[name.slice(ratingPrefix.length)] = values[at];
      isRated = true;
    } else {
      patch[name] = values[at];
    }
  }
  return isRated ? { ...patch, ratings: Object(ratings) } : patch;
}
