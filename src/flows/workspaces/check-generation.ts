import { failureFromFault } from "../../core/failure.ts";
import { type Workspace } from "../../core/workspace.ts";

/** The generation that a request expects; "*" accepts any. */
export type ExpectedGeneration = number | "*" | undefined;

/** Throws if a workspace is not at the generation that the request expects. */
export function checkGeneration(
  { generation }: Pick<Workspace, "generation">,
  expected: ExpectedGeneration,
): void {
  if (typeof expected === "number" && expected !== generation) {
    const detail = `The workspace is at generation ${generation}, not ${expected}. Read the workspace again and retry.`;
    throw failureFromFault("precondition-failed", { header: "If-Match", detail });
  }
}
