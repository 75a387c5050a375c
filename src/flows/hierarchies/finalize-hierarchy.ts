import { type Actor, authorize } from "../../core/access.ts";
import { listGroupJudgements, listWeightIssues } from "../../core/ahp/evaluate-hierarchy.ts";
import { Failure, failureFromFaults } from "../../core/failure.ts";
import { type ModelRow } from "../../core/workspace.ts";
import { type Deps, type IdempotentResponse } from "../../ports/deps.ts";
import { saveModel } from "../models/save-model.ts";
import { requireHierarchy, computeHierarchyResult } from "./read-hierarchy.ts";
import { checkHierarchyEditable, type HierarchyRef } from "./save-hierarchy.ts";

type FinalizeRequest = HierarchyRef & {
  readonly model: string;
  readonly name: string | undefined;
  readonly buildResponse?: ((row: ModelRow) => IdempotentResponse | undefined) | undefined;
};

/**
 * Creates a model with the group's weights and finalizes the hierarchy in the same batch. The batch
 * fails if a judgement was saved in the meantime, because the version of the hierarchy has then
 * changed. Throws if the judgements are inconsistent.
 */
export async function finalizeHierarchy(
  deps: Pick<Deps, "store" | "caches" | "clock">,
  actor: Actor,
  request: FinalizeRequest,
): Promise<ModelRow> {
  authorize(actor, "hierarchies:write");
  const { workspace } = actor;
  const { id, buildResponse } = request;
  const row = await requireHierarchy(deps, workspace, id);
  checkHierarchyEditable(row, request.version);
  const result = computeHierarchyResult(row);
  const issues = listWeightIssues(result);
  if (issues.length > 0) {
    throw failureFromFaults(
      "invalid",
      issues.map((detail) => ({ detail })),
    );
  }
  const { criteria, categories, table } = row.document;
  const judgements = listGroupJudgements(result);
  const definition = { criteria, table, judgements, ...(categories && { categories }) };
  return saveModel(
    deps,
    { id: request.model, name: request.name ?? row.name, kind: "ahp", definition },
    {
      actor,
      mode: "create",
      buildResponse,
      idPointer: "/model",
      persist: async (_, model, response) => {
        const change = { id, version: row.version, at: deps.clock.now(), model };
        if (await deps.store.hierarchies.finalize(workspace, change, response)) {
          return true;
        }
        const detail = "Another request changed the hierarchy. Read it again and retry.";
        throw new Failure("conflict", detail);
      },
    },
  );
}
