import { type z } from "@hono/zod-openapi";
import { Problem } from "../contract/problem.ts";
import { describeStatus, type ProblemStatus } from "./response/problem-types.ts";

/** The entry of a response with a JSON body. */
export function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/**
 * The entries of the problems a route may answer with. Their type leaves the content out: with it,
 * @hono/zod-openapi would no longer let a handler of ready bytes return a plain Response.
 */
export function problems<const S extends ProblemStatus>(
  ...statuses: readonly S[]
): ResponseDescriptions<S>;
export function problems(...statuses: readonly ProblemStatus[]): ResponseDescriptions<number> {
  return Object.fromEntries(
    statuses.map((status) => [status, problemResponse(describeStatus(status))]),
  );
}

type ResponseDescriptions<S extends number> = { [status in S]: { readonly description: string } };

function problemResponse(description: string) {
  return { description, content: { "application/problem+json": { schema: Problem } } };
}
