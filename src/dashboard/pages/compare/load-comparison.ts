import { api, requireData, type Schemas } from "../../data/api.ts";
import { workspaceId } from "../../data/session.ts";
import { requireWorkspace, type WorkspaceInfo } from "../../data/workspace.ts";
import { pickModels } from "./ranks.ts";

export type Comparison = Schemas["Comparison"];

/** The chosen models, and their comparison if there are at least two. */
export type ChosenComparison = {
  readonly ids: readonly string[];
  readonly comparison: Comparison | undefined;
};

/** The items that a response names of each kind. Some of them have a rank by one model only. */
const itemsMax = 200;

/** The models of one request. */
const requestModelsMax = 10;

/** Compares models. Without a choice, compares the default model with two that rank many items. */
export async function loadComparison(
  chosen: readonly string[] | undefined,
): Promise<ChosenComparison> {
  const ids = chosen ?? (await chooseModels(await requireWorkspace()));
  return { ids, comparison: ids.length < 2 ? undefined : await compare(ids, itemsMax) };
}

async function chooseModels({ defaultModel, models }: WorkspaceInfo): Promise<readonly string[]> {
  const others = models.map(({ id }) => id).filter((id) => id !== defaultModel);
  const ids = [defaultModel, ...others].slice(0, requestModelsMax);
  const { models: compared, count } = await compare(ids, 1);
  return pickModels(compared, count);
}

async function compare(models: readonly string[], limit: number): Promise<Comparison> {
  const result = await api.POST("/v1/workspaces/{workspaceId}/ranking:compare", {
    params: { path: { workspaceId: workspaceId.value } },
    body: { models: [...models], limit },
  });
  return requireData(result);
}
