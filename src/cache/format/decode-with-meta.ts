import { type z } from "zod";
import { decodeColumns } from "../../core/columns/stored-columns.ts";

/** Decodes columns, and parses their metadata with a schema. Throws if either is invalid. */
export function decodeWithMeta<S extends z.ZodType>(bytes: ArrayBuffer, Meta: S) {
  const { meta, columns } = decodeColumns(bytes);
  return { meta: Meta.parse(meta), columns };
}
