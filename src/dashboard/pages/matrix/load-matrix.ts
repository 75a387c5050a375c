import { api, requireData, type Schemas } from "../../data/api.ts";
import { findSavedGeneration } from "../../data/edit-items.ts";
import { workspaceId } from "../../data/session.ts";
import { requireWorkspace, type WorkspaceInfo } from "../../data/workspace.ts";
import {
  type AxisCriterion,
  type MatrixChoice,
  type RatedCounts,
  toAxisCriterion,
  toMatrixParameters,
} from "./matrix-choice.ts";

export type Matrix = Schemas["Matrix"];

/** A matrix with the criteria that its axes can show. */
export type LoadedMatrix = {
  readonly matrix: Matrix;
  readonly rated: RatedCounts;
  readonly criteria: readonly AxisCriterion[];
};

type MatrixRequest = {
  readonly choice: MatrixChoice;
  readonly model: string | undefined;
};

/** The points of a quadrant: a chart with 200 points is still legible. */
const quadrantItemsMax = 50;

/** Loads the matrix of a choice, with the ratings that the reader has changed. */
export async function loadMatrix(request: MatrixRequest): Promise<LoadedMatrix> {
  const { choice, model } = request;
  const path = { workspaceId: workspaceId.value };
  const [info, summary] = await Promise.all([
    requireWorkspace(),
    api.GET("/v1/workspaces/{workspaceId}/summary", { params: { path } }),
  ]);
  const { rated } = requireData(summary);
  const minGeneration = findSavedGeneration();
  const criteria = listCriteria(info, model);
  const result = await api.GET("/v1/workspaces/{workspaceId}/ranking:matrix", {
    params: {
      path,
      query: {
        ...toMatrixParameters(choice, rated, criteria),
        ...(model !== undefined && { model }),
        limit: quadrantItemsMax,
      },
      header: {
        ...(minGeneration !== undefined && { "Ordinal-Min-Generation": String(minGeneration) }),
      },
    },
  });
  return { matrix: requireData(result), rated, criteria };
}

/** Lists the criteria of all models, those of the chosen model first. */
function listCriteria({ models, defaultModel }: WorkspaceInfo, model = defaultModel) {
  const first = models.filter(({ id }) => id === model);
  const criteria = [...first, ...models].flatMap((each) => each.criteria.map(toAxisCriterion));
  return [...new Map(criteria.toReversed().map((each) => [each.key, each])).values()].toReversed();
}
