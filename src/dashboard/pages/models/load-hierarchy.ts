import { type Judgement } from "../../../core/ahp/judgements.ts";
import { api, requireData, type Schemas } from "../../data/api.ts";
import { workspaceId } from "../../data/session.ts";

type HierarchyView = Schemas["Hierarchy"];

/** Loads a hierarchy with the judgements of all judges. */
export async function loadHierarchy(hierarchyId: string): Promise<HierarchyView> {
  const params = { path: { workspaceId: workspaceId.value, hierarchyId } };
  return requireData(
    await api.GET("/v1/workspaces/{workspaceId}/hierarchies/{hierarchyId}", { params }),
  );
}

/** Replaces the judgements of one judge. */
export async function saveJudgements(
  hierarchyId: string,
  judge: string,
  judgements: readonly Judgement[],
): Promise<HierarchyView> {
  const path = { workspaceId: workspaceId.value, hierarchyId, judge };
  return requireData(
    await api.PUT("/v1/workspaces/{workspaceId}/hierarchies/{hierarchyId}/judges/{judge}", {
      params: { path },
      body: { judgements: judgements.map(toBody) },
    }),
  );
}

function toBody({ a, b, value, under }: Judgement): Schemas["Judgement"] {
  return { a, b, value, ...(under !== undefined && { under }) };
}

/** Creates a model from the weights of a hierarchy, and returns its id. */
export async function finalizeHierarchy(
  hierarchyId: string,
  model: { readonly model: string; readonly name: string },
): Promise<string> {
  const params = { path: { workspaceId: workspaceId.value, hierarchyId } };
  const result = await api.POST("/v1/workspaces/{workspaceId}/hierarchies/{hierarchyId}:finalize", {
    params,
    body: model,
  });
  return requireData(result).id;
}
