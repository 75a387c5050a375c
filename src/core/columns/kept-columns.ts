import { type Few, isFew, type Numbers, type Packed, unpack } from "./packed.ts";

/** The columns of one object, by the names of its fields; those it does not have are undefined. */
export type KeptColumns = Readonly<Record<string, Packed<Numbers> | undefined>>;

/** How a packed column is read. */
export type Read = <A extends Numbers>(column: Few<A>) => A;

const kept = new WeakMap<object, KeptColumns>();

/**
 * Gives an object that has just been made its columns, each kept packed where it can be: to read
 * such a field unpacks it, by `unpack` if not told otherwise. A copy made by spreading has plain
 * columns.
 */
export function keep(object: object, columns: KeptColumns, read: Read = unpack): void {
  let hasFew = false;
  for (const [name, column] of Object.entries(columns)) {
    if (column !== undefined && isFew(column)) {
      hasFew = true;
      Object.defineProperty(object, name, { enumerable: true, get: () => read(column) });
    } else if (column !== undefined) {
      Object.assign(object, { [name]: column });
    }
  }
  if (hasFew) {
    kept.set(object, columns);
  }
}

/** A column as it is kept, without unpacking it: of an object that may have been given its columns. */
export function keptAs<A extends Numbers>(object: object, name: string, read: () => A): Packed<A> {
  // What `keep` was given under a name is what the object says it has there.
  return (kept.get(object)?.[name] as Packed<A> | undefined) ?? read();
}

/** The object without these columns, of which none is unpacked. */
export function restOf<T extends object, K extends string>(
  object: T,
  columns: Readonly<Record<K, unknown>>,
): Omit<T, K> {
  const names = Object.keys(object).filter((name) => !(name in columns));
  return Object.fromEntries(names.map((name) => [name, object[name as keyof T]])) as Omit<T, K>;
}
