import {
  type NumberColumn,
  type NumericArray,
  decode,
  isDictionaryColumn,
} from "./dictionary-column.ts";
import { type StoredColumn, decodeColumns } from "./stored-columns.ts";
import { type Codes } from "./string-column.ts";

/** Returns the decoded value, or undefined if `decodeValue` throws: invalid bytes are a miss. */
export function tryDecode<T>(decodeValue: () => T): T | undefined {
  try {
    return decodeValue();
  } catch {
    return undefined;
  }
}

/**
 * Decodes columns, and parses their metadata with `parseMeta`. Throws if either is invalid.
 */
export function decodeWithMeta<M>(bytes: ArrayBuffer, parseMeta: (meta: unknown) => M) {
  const { meta, columns } = decodeColumns(bytes);
  return { meta: parseMeta(meta), columns };
}

export type StoredColumnReader = ReturnType<typeof createColumnReader>;

/** Opens a reader of columns by name and type. It throws if the type or the length differs. */
export function createColumnReader(columns: ReadonlyMap<string, StoredColumn>, count: number) {
  const readArray = <C extends NumericArray | Codes>(
    ArrayType: new (length: number) => C,
    name: string,
  ): C => {
    const column = columns.get(name);
    return column instanceof ArrayType ? column : rejectColumn(name);
  };
  const readNumbers = <A extends NumericArray>(
    ArrayType: new (length: number) => A,
    name: string,
  ): NumberColumn<A> => {
    const column = columns.get(name);
    if (column === undefined || !("codes" in column)) {
      return readArray(ArrayType, name);
    }
    const { codes, values } = column;
    return values instanceof ArrayType ? { codes, values } : rejectColumn(name);
  };
  const readDoubles = (name: string) => toPlainArray(readNumbers(Float64Array, name));
  const readCodes = (name: string) => {
    const column = columns.get(name);
    return isCodes(column) ? column : rejectColumn(name);
  };
  const checkLength = <C extends StoredColumn>(column: C, length = count): C => {
    const storedLength = "codes" in column ? column.codes.length : column.length;
    if (storedLength !== length) {
      throw new TypeError(`The stored value has a column of ${storedLength} rows, not ${length}.`);
    }
    return column;
  };
  return {
    /** Reads doubles as stored: plain or dictionary-encoded. */
    doubleColumn: (name: string) => checkLength(readNumbers(Float64Array, name)),
    /** Reads integers as stored: plain or dictionary-encoded. */
    integerColumn: (name: string) => checkLength(readNumbers(Int32Array, name)),
    f64: (name: string) => checkLength(readDoubles(name)),
    i32: (name: string) => checkLength(readArray(Int32Array, name)),
    u32: (name: string) => checkLength(readArray(Uint32Array, name)),
    u8: (name: string) => checkLength(readArray(Uint8Array, name)),
    codes: (name: string) => checkLength(readCodes(name)),
    /** Reads the offsets of a list column: one more than there are rows. */
    offsets: (name: string) => checkLength(readArray(Uint32Array, name), count + 1),
    /** Reads `width` integers per row. */
    grid: (name: string, width: number) => checkLength(readArray(Uint32Array, name), count * width),
    /** Reads doubles of any length. */
    doubles: readDoubles,
    list: (name: string) => readArray(Uint32Array, name),
    listCodes: readCodes,
  };
}

function toPlainArray<A extends NumericArray>(column: NumberColumn<A>): A {
  return isDictionaryColumn(column) ? decode(column) : column;
}

function isCodes(column: StoredColumn | undefined): column is Codes {
  return (
    column instanceof Uint8Array || column instanceof Uint16Array || column instanceof Uint32Array
  );
}

function rejectColumn(name: string): never {
  throw new TypeError(`The stored value has no column "${name}" of this type.`);
}
