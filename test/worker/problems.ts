import { expect } from "vitest";
import { readJson, type Problem } from "../environments/worker.ts";

export type ErrorLocation = Pick<
  NonNullable<Problem["errors"]>[number],
  "pointer" | "parameter" | "header"
>;

/** Reads a problem, and checks the members that all problems share. */
export async function readProblem(pending: Promise<Response>): Promise<Problem> {
  const response = await pending;
  const problem = await readJson<Problem>(response);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(problem).toMatchObject({
    type: `/problems/${problem.code}`,
    status: response.status,
    title: expect.any(String),
    detail: expect.any(String),
    request_id: response.headers.get("x-request-id"),
  });
  return problem;
}

/** Lists the pointer, parameter or header of each error. */
export function listErrorLocations({ errors = [] }: Problem): ErrorLocation[] {
  return errors.map(({ pointer, parameter, header }) => ({
    ...(pointer !== undefined && { pointer }),
    ...(parameter !== undefined && { parameter }),
    ...(header !== undefined && { header }),
  }));
}
