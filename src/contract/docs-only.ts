import { type z } from "zod";

/**
 * Whether to build OpenAPI documents. wrangler.toml defines it as `false` for the built Worker.
 */
declare const DOCUMENTED: boolean | undefined;

/**
 * Returns the schema or the text that `make` builds, or `undefined` in the built Worker. The
 * bundler then drops `make`, so that documentation costs no bytes and no start time. Use it for
 * response schemas and descriptions only: the Worker validates requests, but not its own responses.
 */
export function docsOnly<S>(make: () => S): S | undefined {
  return typeof DOCUMENTED === "undefined" || DOCUMENTED ? make() : undefined;
}

/** Returns a schema inside `docsOnly`, where every schema is defined. */
export function requireDocs<S>(schema: S | undefined): S {
  if (schema === undefined) {
    throw new Error("This schema exists only where documents are built. Use it inside docsOnly.");
  }
  return schema;
}

/** The type of a wire value, from the schema that documents it. */
export type WireType<S extends z.ZodType | undefined> = z.infer<NonNullable<S>>;
