import { type Failure, type Fault } from "../../core/failure.ts";
import { problemTypes } from "./problem-types.ts";

/** Builds the status and the problem of a rejected operation. `locate` locates its faults. */
export function toOperationProblem(failure: Failure | undefined, locate: (fault: Fault) => Fault) {
  const kind = failure?.kind ?? "conflict";
  return {
    status: problemTypes[kind].status,
    problem: {
      code: kind,
      detail: failure?.message ?? "",
      errors: (failure?.faults ?? []).map(locate),
    },
  };
}
