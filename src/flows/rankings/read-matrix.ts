import { type Actor, authorize } from "../../core/access.ts";
import { Failure, failureFromFault } from "../../core/failure.ts";
import { type Axis } from "../../core/matrix/axis.ts";
import { buildMatrix } from "../../core/matrix/build-matrix.ts";
import { type MatrixReport } from "../../core/matrix/matrix-report.ts";
import { type MatrixRequest, planMatrix } from "../../core/matrix/plan-matrix.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { filterPositions, type RequestedFilter } from "../../core/ranking/filter-positions.ts";
import { rank } from "../../core/ranking/rank.ts";
import { selectScope } from "../../core/snapshot/select-scope.ts";
import { resolveScope } from "../../core/status/status-filter.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { readItemSummaries } from "../plans/read-item-summaries.ts";
import { pauseAfter } from "../run-sliced.ts";
import { readSnapshotWithStatuses } from "../statuses/require-known-statuses.ts";
import { requirePointer } from "./pointer.ts";
import { type SnapshotModelRequest } from "./read-snapshot-with-model.ts";
import { resolveParentNumber } from "./resolve-parent-number.ts";

export type ReadMatrixRequest = SnapshotModelRequest &
  MatrixRequest & {
    readonly filter: RequestedFilter;
    /** The maximum number of items to name in each quadrant. */
    readonly limit: number;
  };

/**
 * Places the items of the current ranking in four quadrants by two criteria or scores. Medians
 * cover the whole ranking; the filter only selects the items to place.
 */
export async function readMatrix(
  deps: Deps,
  actor: Actor,
  request: ReadMatrixRequest,
): Promise<MatrixReport> {
  authorize(actor, "analyses:run");
  const { preset, filter, limit } = request;
  const pointer = await requirePointer(deps, actor.workspace, request.minGeneration);
  const [backlog, resolvedModel, parent] = await Promise.all([
    readSnapshotWithStatuses(deps, pointer.workspace, {
      names: filter.status ?? [],
      location: { parameter: "status" },
    }),
    resolveModel(deps, pointer, { id: request.model, revision: request.revision }),
    resolveParentNumber(deps, actor.workspace, filter.parent),
  ]);
  const scope = resolveScope(request.scope, filter, backlog.statuses);
  const snapshot = selectScope(backlog, scope);
  const plan = planMatrix(request, resolvedModel.id);
  const [x, y] = await Promise.all([
    resolveAxisModel(deps, pointer, { axis: plan.x, resolvedModel }),
    resolveAxisModel(deps, pointer, { axis: plan.y, resolvedModel }),
  ]);
  const ranking = rank(snapshot, resolvedModel);
  await pauseAfter(deps, snapshot.count);
  const positions = filterPositions(ranking, { ...filter, parent });
  const basis = { snapshot, ranking, models: { x, y } };
  const matrix = buildMatrix(basis, plan, { positions, limit });
  const named = matrix.quadrants.flatMap((quadrant) => quadrant.positions);
  const findSummary = await readItemSummaries(deps, ranking, named);
  const { gates } = ranking;
  return { snapshot, scope, resolvedModel, preset, matrix, gates, findSummary };
}

/** Resolves the model whose scores an axis shows; the model of the ranking for a criterion. */
async function resolveAxisModel(
  deps: Deps,
  pointer: Pointer,
  { axis, resolvedModel }: { readonly axis: Axis; readonly resolvedModel: ResolvedModel },
): Promise<ResolvedModel> {
  if (!("model" in axis) || axis.model === resolvedModel.id) {
    return resolvedModel;
  }
  const { parameter, model } = axis;
  try {
    return await resolveModel(deps, pointer, { id: model });
  } catch (error) {
    throw error instanceof Failure && error.kind === "invalid"
      ? failureFromFault("invalid", { parameter, detail: error.message })
      : error;
  }
}
