/** Whether anybody asks for documents: wrangler.toml says that of the built Worker nobody does. */
declare const DOCUMENTED: boolean | undefined;

/**
 * A schema that only documents: no answer is checked against what the Worker says of it. Whoever
 * makes the OpenAPI documents has it made; the built Worker leaves out its words and its making,
 * and has `undefined` instead. What is read with a schema is never one of these.
 */
export function docsOnly<S>(make: () => S): S;
export function docsOnly(make: () => unknown): unknown {
  return typeof DOCUMENTED === "undefined" || DOCUMENTED ? make() : undefined;
}
