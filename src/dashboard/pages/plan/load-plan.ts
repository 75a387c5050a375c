import { api, requireData, type Schemas } from "../../data/api.ts";
import { mayPerform, workspaceId } from "../../data/session.ts";

/** The facts about a backlog that its plans share. */
export type PlanBasis = {
  readonly total: number;
  readonly sized: number;
  readonly totalSize: number;
  readonly people: readonly Schemas["Person"][];
  /** Undefined if the model reads no cost of delay. */
  readonly delayCost: Schemas["Order"]["delay_cost"] | undefined;
};

/** Loads the sizes of the backlog, its people, and the cost of delay of its order. */
export async function loadBasis(model: Schemas["Model"]): Promise<PlanBasis> {
  const params = { path: { workspaceId: workspaceId.value } };
  const [summary, people, delayCost] = await Promise.all([
    api.GET("/v1/workspaces/{workspaceId}/summary", { params }),
    mayPerform("people:read") ? api.GET("/v1/workspaces/{workspaceId}/people", { params }) : null,
    loadDelayCost(model),
  ]);
  const { total, sized, total_size: totalSize } = requireData(summary);
  return {
    total,
    sized,
    totalSize,
    people: people === null ? [] : requireData(people).data,
    delayCost,
  };
}

async function loadDelayCost({ id, criteria }: Schemas["Model"]): Promise<PlanBasis["delayCost"]> {
  const criterion = criteria.find(({ input }) => input === "cost_of_delay")?.key;
  if (criterion === undefined) {
    return undefined;
  }
  const result = await api.POST("/v1/workspaces/{workspaceId}/ranking:order", {
    params: { path: { workspaceId: workspaceId.value } },
    body: { model: id, criterion, limit: 1 },
  });
  return requireData(result).delay_cost;
}
