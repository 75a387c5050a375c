import {
  type DictionaryColumn,
  isDictionaryColumn,
  type NumericArray,
  type NumberColumn,
  decodeCached,
} from "./dictionary-column.ts";

/** The stored columns of an object by property name; undefined for a property it lacks. */
export type EncodedColumns = Readonly<Record<string, NumberColumn<NumericArray> | undefined>>;

/** A function that returns the plain form of an encoded column. */
export type ColumnDecoder = <A extends NumericArray>(column: DictionaryColumn<A>) => A;

const encodedByObject = new WeakMap<object, EncodedColumns>();

/**
 * Defines the columns as properties of a new object. A plain column is an ordinary property. An
 * encoded column gets a getter that decodes it with `read` on each access. Spreading the object
 * therefore produces an object with plain columns.
 */
export function defineLazyColumns(
  object: object,
  columns: EncodedColumns,
  read: ColumnDecoder = decodeCached,
): void {
  let hasEncoded = false;
  for (const [name, column] of Object.entries(columns)) {
    if (column !== undefined && isDictionaryColumn(column)) {
      hasEncoded = true;
      Object.defineProperty(object, name, { enumerable: true, get: () => read(column) });
    } else if (column !== undefined) {
      Object.assign(object, { [name]: column });
    }
  }
  if (hasEncoded) {
    encodedByObject.set(object, columns);
  }
}

/** Returns the stored column of a property without decoding it; otherwise calls `read`. */
export function getEncodedColumn<A extends NumericArray>(
  object: object,
  name: string,
  read: () => A,
): NumberColumn<A> {
  // The cast is safe: `defineLazyColumns` derived the property of this name from this column.
  return (encodedByObject.get(object)?.[name] as NumberColumn<A> | undefined) ?? read();
}

/** Returns a copy of the object without these columns, and decodes none of them. */
export function omitColumns<T extends object, K extends string>(
  object: T,
  columns: Readonly<Record<K, unknown>>,
): Omit<T, K> {
  const names = Object.keys(object).filter((name) => !(name in columns));
  return Object.fromEntries(names.map((name) => [name, object[name as keyof T]])) as Omit<T, K>;
}
