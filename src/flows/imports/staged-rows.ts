import { type ItemPatch } from "../../contract/item.ts";
import {
  conventionNames,
  type Decisions,
  type PendingValue,
} from "../../core/import/rows/conventions.ts";
import { ratingPrefix } from "../../core/item/item-columns.ts";

/** A row of a file that is staged in D1: its line, the item's id if it has one, and the patch. */
export type StagedRow = {
  readonly line: number;
  readonly id: string | null;
  readonly patch: ItemPatch;
};

/** A row whose ambiguous values wait for the end of the file. */
export type UndecidedRow = StagedRow & {
  /** The ambiguous values by target. */
  readonly pending?: ReadonlyMap<string, PendingValue> | undefined;
};

/**
 * The JSON of a chunk. Rows of a file repeat the same fields, so each list of fields occurs once.
 * The name of a field with two readings is `?<convention>:<target>`, and its value is a list of
 * both.
 */
type ChunkText = {
  readonly shapes: readonly (readonly string[])[];
  /** The line, the id and the index of the shape, then the values in the order of the shape. */
  readonly rows: readonly (readonly [number, string | null, number, ...unknown[]])[];
};

/** The position of the shape's index in a row. */
const shapePosition = 2;

/** A builder that collects rows into the text of a chunk. */
export class StagedRows {
  /** The index of each shape, by its joined names. */
  readonly #indexes = new Map<string, number>();
  #shapes: string[] = [];
  #rows: string[] = [];
  #length = 0;

  get count(): number {
    return this.#rows.length;
  }

  /**
   * The length of the text so far, including the shapes. In a file with many sparse columns, each
   * row may have its own shape, which is longer than the row.
   */
  get length(): number {
    return this.#length;
  }

  add({ line, id, patch, pending }: UndecidedRow): void {
    const { ratings, ...fields } = patch;
    const names = Object.keys(fields);
    const values: unknown[] = [line, id, 0, ...Object.values(fields)];
    for (const [criterion, rating] of Object.entries(ratings ?? {})) {
      names.push(ratingPrefix + criterion);
      values.push(rating);
    }
    for (const [target, { convention, readings }] of pending ?? []) {
      names.push(`?${convention}:${target}`);
      values.push(readings);
    }
    values[shapePosition] = this.#indexShape(names);
    const text = JSON.stringify(values);
    this.#rows.push(text);
    this.#length += text.length + 1;
  }

  /** Returns the text of all rows since the last call. */
  flush(): string {
    const text = `{"shapes":[${this.#shapes.join(",")}],"rows":[${this.#rows.join(",")}]}`;
    this.#indexes.clear();
    this.#shapes = [];
    this.#rows = [];
    this.#length = 0;
    return text;
  }

  #indexShape(names: readonly string[]): number {
    const key = names.join(" ");
    const known = this.#indexes.get(key);
    if (known !== undefined) {
      return known;
    }
    const index = this.#shapes.length;
    const text = JSON.stringify(names);
    this.#indexes.set(key, index);
    this.#shapes.push(text);
    this.#length += text.length + 1;
    return index;
  }
}

/** Parses the rows of a chunk's text, with the decided reading of each ambiguous value. */
export function parseStagedRows(text: string, decisions: Decisions = {}): StagedRow[] {
  const { shapes, rows }: ChunkText = JSON.parse(text);
  return rows.map(([line, id, shape, ...values]) => ({
    line,
    id,
    patch: buildPatch(shapes[shape] ?? [], values, decisions),
  }));
}

/**
 * Removes an assignee from the rows of a chunk's text. Returns the same text if no row has the
 * assignee. The chunk of a revert contains numbers only, so it never changes.
 */
export function eraseStagedAssignees(
  text: string,
  isName: (name: string | null) => boolean,
): string {
  const { shapes, rows }: Partial<ChunkText> = JSON.parse(text);
  if (shapes === undefined || rows === undefined) {
    return text;
  }
  let isChanged = false;
  const erased = rows.map((row) => {
    const position = shapes[row[shapePosition]]?.indexOf("assignee") ?? -1;
    const value = position < 0 ? undefined : row[shapePosition + 1 + position];
    if (typeof value !== "string" || !isName(value)) {
      return row;
    }
    isChanged = true;
    return row.with(shapePosition + 1 + position, null);
  });
  return isChanged ? JSON.stringify({ shapes, rows: erased }) : text;
}

/** Builds a patch without checks: `StagedRows` wrote the text from a checked patch. */
function buildPatch(
  names: readonly string[],
  values: readonly unknown[],
  decisions: Decisions,
): ItemPatch {
  const patch: Record<string, unknown> = {};
  const ratings: Record<string, unknown> = {};
  let isRated = false;
  for (const [index, name] of names.entries()) {
    const { target, value } = decideValue(name, values[index], decisions);
    if (!target.startsWith(ratingPrefix)) {
      patch[target] = value;
    } else if (value !== undefined) {
      ratings[target.slice(ratingPrefix.length)] = value;
      isRated = true;
    }
  }
  return isRated ? { ...patch, ratings: Object(ratings) } : patch;
}

/** Chooses the reading of an ambiguous value. An undecided value leaves its field unchanged. */
function decideValue(
  name: string,
  value: unknown,
  decisions: Decisions,
): { readonly target: string; readonly value: unknown } {
  if (!name.startsWith("?") || !Array.isArray(value)) {
    return { target: name, value };
  }
  const convention = conventionNames.find((each) => name.startsWith(`?${each}:`));
  const decision = convention && decisions[convention];
  const target = name.slice(name.indexOf(":") + 1);
  return { target, value: decision === undefined ? undefined : value[decision] };
}
