import { type ComparisonBody } from "../../contract/comparison.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { type Ballot } from "../../core/compare/ballot.ts";
import { type Comparison, compareModelsInSlices } from "../../core/compare/compare-models.ts";
import { type ComparedRows, type ComparisonReport } from "../../core/compare/comparison-report.ts";
import { Failure, failureFromFault, type Fault } from "../../core/failure.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { selectScope } from "../../core/snapshot/select-scope.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readItemMap } from "../rankings/read-item-map.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";
import { runSliced } from "../run-sliced.ts";
import { resolveDefinitionRequest } from "./resolve-definition-request.ts";
import { resolveWhatIfModel } from "./resolve-what-if-model.ts";

/** The memory that a comparison may use: bytes in total, per item, and per item and model. */
const comparisonBytesMax = 48_000_000;
const bytesPerItem = 40;
const bytesPerItemAndModel = 12;

/** Compares models of a workspace, or variants of them, over the current items of a scope. */
export async function compareWorkspaceModels(
  deps: Deps,
  actor: Actor,
  {
    models,
    scope,
    limit,
    minGeneration,
  }: ComparisonBody & { readonly minGeneration?: number | undefined },
): Promise<ComparisonReport> {
  authorize(actor, "analyses:run");
  const pointer = await requirePointer(deps, actor.workspace, minGeneration);
  const resolvedModels = await Promise.all(
    models.map((model, index) => resolveModelAt(deps, pointer, [model, index])),
  );
  const snapshot = selectScope(await readSnapshot(deps, pointer.workspace), scope);
  checkComparisonSize(snapshot, models.length);
  const comparison = await runSliced(deps, compareModelsInSlices(snapshot, resolvedModels));
  const rows = selectRows(comparison, limit);
  const { winners, ...rest } = rows;
  const numbers = [...Object.values(rest), ...winners]
    .flat()
    .map((row) => snapshot.number[row] ?? 0);
  const items = await readItemMap(deps, actor.workspace, numbers);
  const labels = buildLabels(models, resolvedModels);
  return { snapshot, scope, resolvedModels, labels, comparison, rows, items };
}

/** The orders, ranks and points of all models are in memory at the same time. */
function checkComparisonSize({ count }: Snapshot, models: number): void {
  const itemsMax = Math.floor(comparisonBytesMax / (bytesPerItem + models * bytesPerItemAndModel));
  if (count > itemsMax) {
    const detail = `${models} models can be compared over at most ${itemsMax} items, and the scope has ${count}. Compare fewer models.`;
    throw failureFromFault("invalid", { pointer: "/models", detail });
  }
}

/** Resolves one model of the list. Faults point to its place in the list. */
async function resolveModelAt(
  deps: Deps,
  pointer: Pointer,
  [input, index]: readonly [ComparisonBody["models"][number], number],
): Promise<ResolvedModel> {
  const {
    as: _,
    model: id,
    revision,
    ...body
  } = typeof input === "string" ? { as: input, model: input, revision: undefined } : input;
  try {
    const definition = await resolveDefinitionRequest(deps, pointer.workspace.id, body);
    return await resolveWhatIfModel(deps, pointer, { requested: { id, revision }, definition });
  } catch (error) {
    throw error instanceof Failure ? locateInList(error, [input, index]) : error;
  }
}

/** Points to the model in the list. A model that is only an id has no field `model`. */
function locateInList(
  failure: Failure,
  [input, index]: readonly [ComparisonBody["models"][number], number],
): Failure {
  const { message, cause } = failure;
  const known: readonly Fault[] =
    failure.faults.length > 0 ? failure.faults : [{ detail: message }];
  const faults = known.map(({ pointer = "", detail }) => ({
    pointer: `/models/${index}${typeof input === "string" && pointer === "/model" ? "" : pointer}`,
    detail,
  }));
  return new Failure(failure.kind, message, { faults, cause });
}

/** Labels each model with its requested name or its id. Numbers repeated labels. */
function buildLabels(
  models: ComparisonBody["models"],
  resolvedModels: readonly ResolvedModel[],
): string[] {
  const labels: string[] = [];
  const counts = new Map<string, number>();
  for (const [index, input] of models.entries()) {
    const name = (typeof input === "string" ? input : input.as) ?? resolvedModels[index]?.id ?? "";
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    labels.push(count === 1 ? name : `${name}#${count}`);
  }
  return labels;
}

/** Selects the rows to name, at most `limit` of each kind. */
function selectRows(comparison: Comparison, limit: number): ComparedRows {
  const { borda, copeland, disputed, spread, ballots } = comparison;
  const takeWhile = (order: Uint32Array, isIncluded: (row: number) => boolean) => {
    const first = [...order.subarray(0, limit)];
    const end = first.findIndex((row) => !isIncluded(row));
    return end < 0 ? first : first.slice(0, end);
  };
  const selectWinners = ({ order, ranks }: Ballot) =>
    takeWhile(order, (row) => ranks[row] === ranks[order[0] ?? 0]);
  return {
    consensus: [...borda.order.subarray(0, limit)],
    disputed: takeWhile(disputed, (row) => (spread[row] ?? 0) > 0),
    borda: takeWhile(borda.order, (row) => borda.ranks[row] === 1),
    copeland: takeWhile(copeland.order, (row) => copeland.ranks[row] === 1),
    condorcet: copeland.condorcet === undefined ? [] : [copeland.condorcet],
    winners: ballots.map(selectWinners),
  };
}
