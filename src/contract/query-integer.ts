import { z } from "@hono/zod-openapi";

/** A whole number in a query: digits, and nothing that only a programming language takes for them. */
export function queryInteger(min: number, max: number = Number.MAX_SAFE_INTEGER) {
  return z.preprocess(parseDigits, z.number().int().min(min).max(max));
}

function parseDigits(text: unknown): unknown {
  return typeof text === "string" && /^-?\d{1,16}$/.test(text) ? Number(text) : text;
}
