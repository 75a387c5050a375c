import { listGroupJudgements, listWeightIssues } from "../../core/ahp/evaluate-hierarchy.ts";
import { Failure, failureFromFaults } from "../../core/failure.ts";
import { type Actor, type ModelRow } from "../../core/workspace.ts";
import { type Deps, type IdempotentResponse } from "../../ports/deps.ts";
import { saveModel } from "../models/save-model.ts";
import { readHierarchy, computeHierarchyResult } from "./read-hierarchy.ts";
import { checkHierarchyEditable, type HierarchyRef } from "./save-hierarchy.ts";

/**
 * Makes a model of a hierarchy: its weights are what the judges said together. The model and the
 * note of it on the hierarchy are one batch; a word that a judge says meanwhile is not passed over,
 * for the version has then moved on. Judgements that contradict themselves make no model.
 */
export async function finalizeHierarchy(
  deps: Pick<Deps, "store" | "caches" | "clock">,
  request: HierarchyRef & {
    readonly model: string;
    readonly name: string | undefined;
    readonly actor: Actor;
  },
  buildResponse?: (row: ModelRow) => IdempotentResponse | undefined,
): Promise<ModelRow> {
  const { workspace, id, actor } = request;
  const row = await readHierarchy(deps, workspace, id);
  checkHierarchyEditable(row, request.version);
  const result = computeHierarchyResult(row);
  const refusals = listWeightIssues(result);
  if (refusals.length > 0) {
    throw failureFromFaults(
      "invalid",
      refusals.map((detail) => ({ detail })),
    );
  }
  const { criteria, categories, table } = row.judged;
  const judgements = listGroupJudgements(result);
  const definition = { criteria, table, judgements, ...(categories && { categories }) };
  return saveModel(
    deps,
    { id: request.model, name: request.name ?? row.name, kind: "ahp", definition },
    {
      actor,
      mustBe: "new",
      buildResponse,
      idPointer: "/model",
      keep: async (_, model, answer) => {
        const end = { id, version: row.version, at: deps.clock.now(), model };
        if (await deps.store.hierarchies.finalize(workspace, end, answer)) {
          return true;
        }
        throw new Failure("conflict", "Somebody changed the hierarchy meanwhile. Look again.");
      },
    },
  );
}
