import { type z } from "@hono/zod-openapi";
import { describeStatus, type ProblemStatus } from "./response/problem-types.ts";

/** Returns the entry of a response with a JSON body. */
export function json<S extends z.ZodType>(schema: S | undefined, description: string) {
  return { description, content: jsonContent(schema) };
}

/**
 * Returns the content of a response with a JSON body. The body has the type of the schema, although
 * the built Worker does not have the schema itself (see contract/docs-only.ts).
 */
export function jsonContent<S extends z.ZodType>(schema: S | undefined) {
  return { "application/json": schema === undefined ? { schema: anySchema } : { schema } };
}

/** The schema of any value, as an OpenAPI object. */
const anySchema: Readonly<Record<string, never>> = {};

/** The OpenAPI entry of a 304 response. */
export const notModified = { description: "The client's copy is still current." } as const;

/**
 * Returns the entries of the problems that are specific to a route. scripts/openapi adds their
 * content and the problems of all routes. If their type had content, @hono/zod-openapi would not
 * let a handler return a plain Response.
 */
export function problems<const S extends ProblemStatus>(
  ...statuses: readonly S[]
): ResponseDescriptions<S>;
export function problems(...statuses: readonly ProblemStatus[]): ResponseDescriptions<number> {
  return Object.fromEntries(
    statuses.map((status) => [status, { description: describeStatus(status) }]),
  );
}

type ResponseDescriptions<S extends number> = { [status in S]: { readonly description: string } };
