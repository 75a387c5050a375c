import { z } from "@hono/zod-openapi";

/**
 * Returns the schema of an integer in a query. It accepts decimal digits only, not "1e3" or "0x1".
 */
export function queryInteger(min: number, max: number = Number.MAX_SAFE_INTEGER) {
  return z.preprocess(parseDigits, z.number().int().min(min).max(max));
}

function parseDigits(text: unknown): unknown {
  return typeof text === "string" && /^-?\d{1,16}$/.test(text) ? Number(text) : text;
}
