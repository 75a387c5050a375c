/**
 * What the Worker has instead of parts of zod that it has no use for; wrangler.toml puts this file
 * in their place. Fifty languages (60 KB compressed): problems are told in English. A compiler of
 * schemas (8 KB): it needs code from strings, which the platform refuses. Schemas out of JSON
 * Schema (3 KB): ours are written down.
 */
export const locales = undefined;

export const fromJSONSchema = undefined;

export const compile = undefined;
export const withParser = undefined;
export const ZodCompileAsyncError = undefined;
export const ZodCompileUnsupportedError = undefined;
export const INVALID: unique symbol = Symbol.for("zod.compile.invalid");
