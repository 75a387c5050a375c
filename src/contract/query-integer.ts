import { z } from "@hono/zod-openapi";

/**
 * Returns the schema of an integer in a query. It accepts decimal digits only, not "1e3" or "0x1".
 */
export function queryInteger(min: number, max: number = Number.MAX_SAFE_INTEGER) {
  const error = `Send a whole number ${describeRange(min, max)}.`;
  return z.preprocess(
    parseDigits,
    z.number({ error }).int({ error }).min(min, { error }).max(max, { error }),
  );
}

function describeRange(min: number, max: number): string {
  return max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
}

function parseDigits(text: unknown): unknown {
  return typeof text === "string" && /^-?\d{1,16}$/.test(text) ? Number(text) : text;
}
