import { groupJudgements, refusalsOf } from "../../core/ahp/hierarchy.ts";
import { Failure, failureOfAll } from "../../core/failure.ts";
import { type Actor, type ModelRow } from "../../core/workspace.ts";
import { type Deps, type KeyedAnswer } from "../../deps.ts";
import { saveModel } from "../models/save-model.ts";
import { readHierarchy, resultOfHierarchy } from "./read-hierarchy.ts";
import { refuseFinal, type Which } from "./save-hierarchy.ts";

/**
 * Makes a model of a hierarchy: its weights are what the judges said together. The model and the
 * note of it on the hierarchy are one batch; a word that a judge says meanwhile is not passed over,
 * for the version has then moved on. Judgements that contradict themselves make no model.
 */
export async function finalizeHierarchy(
  deps: Pick<Deps, "store" | "copies" | "clock">,
  request: Which & {
    readonly model: string;
    readonly name: string | undefined;
    readonly actor: Actor;
  },
  answerOf?: (row: ModelRow) => KeyedAnswer | undefined,
): Promise<ModelRow> {
  const { workspace, id, actor } = request;
  const row = await readHierarchy(deps, workspace, id);
  refuseFinal(row, request.version);
  const result = resultOfHierarchy(row);
  const refusals = refusalsOf(result);
  if (refusals.length > 0) {
    throw failureOfAll(
      "invalid",
      refusals.map((detail) => ({ detail })),
    );
  }
  const { criteria, categories, table } = row.judged;
  const judgements = groupJudgements(result);
  const definition = { criteria, table, judgements, ...(categories && { categories }) };
  return saveModel(
    deps,
    { id: request.model, name: request.name ?? row.name, kind: "ahp", definition },
    {
      actor,
      mustBe: "new",
      answerOf,
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
