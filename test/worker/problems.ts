import { expect } from "vitest";
import { readJson, type Problem } from "../environments/worker.ts";

export type ErrorLocation = Pick<
  NonNullable<Problem["errors"]>[number],
  "pointer" | "parameter" | "header"
>;

/** The problem of an answer, whose form every problem shares. */
export async function readProblem(response: Promise<Response>): Promise<Problem> {
  const answer = await response;
  const problem = await readJson<Problem>(answer);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(problem).toMatchObject({
    type: `/problems/${problem.code}`,
    status: answer.status,
    title: expect.any(String),
    detail: expect.any(String),
    request_id: answer.headers.get("x-request-id"),
  });
  return problem;
}

export function errorLocations({ errors = [] }: Problem): ErrorLocation[] {
  return errors.map(({ pointer, parameter, header }) => ({
    ...(pointer !== undefined && { pointer }),
    ...(parameter !== undefined && { parameter }),
    ...(header !== undefined && { header }),
  }));
}
