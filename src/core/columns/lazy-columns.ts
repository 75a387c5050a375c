import {
  type DictionaryColumn,
  isDictionaryColumn,
  type NumericArray,
  type NumberColumn,
  decodeCached,
} from "./dictionary-column.ts";

/** The columns of one object, by the names of its fields; those it does not have are undefined. */
export type EncodedColumns = Readonly<Record<string, NumberColumn<NumericArray> | undefined>>;

/** How a packed column is read. */
export type ColumnDecoder = <A extends NumericArray>(column: DictionaryColumn<A>) => A;

const encodedByObject = new WeakMap<object, EncodedColumns>();

/**
 * Gives an object that has just been made its columns, each kept packed where it can be: to read
 * such a field unpacks it, by `unpack` if not told otherwise. A copy made by spreading has plain
 * columns.
 */
export function defineLazyColumns(
  object: object,
  columns: EncodedColumns,
  read: ColumnDecoder = decodeCached,
): void {
  let hasFew = false;
  for (const [name, column] of Object.entries(columns)) {
    if (column !== undefined && isDictionaryColumn(column)) {
      hasFew = true;
      Object.defineProperty(object, name, { enumerable: true, get: () => read(column) });
    } else if (column !== undefined) {
      Object.assign(object, { [name]: column });
    }
  }
  if (hasFew) {
    encodedByObject.set(object, columns);
  }
}

/** A column as it is kept, without unpacking it: of an object that may have been given its columns. */
export function getEncodedColumn<A extends NumericArray>(
  object: object,
  name: string,
  read: () => A,
): NumberColumn<A> {
  // What `keep` was given under a name is what the object says it has there.
  return (encodedByObject.get(object)?.[name] as NumberColumn<A> | undefined) ?? read();
}

/** The object without these columns, of which none is unpacked. */
export function omitColumns<T extends object, K extends string>(
  object: T,
  columns: Readonly<Record<K, unknown>>,
): Omit<T, K> {
  const names = Object.keys(object).filter((name) => !(name in columns));
  return Object.fromEntries(names.map((name) => [name, object[name as keyof T]])) as Omit<T, K>;
}
