import { Failure } from "../../../src/core/failure.ts";

/** Runs a function that throws a failure. Returns its kind and the details of its faults. */
export async function catchFailure(run: () => unknown): Promise<readonly string[]> {
  try {
    await run();
  } catch (error) {
    if (error instanceof Failure) {
      return [error.kind, ...error.faults.map(({ detail }) => detail)];
    }
    throw error;
  }
  return ["no failure"];
}
