import { api, requireData, type Schemas } from "./api.ts";
import { workspaceId } from "./session.ts";

export type Fit = Schemas["Fit"];

/** The work that a release may contain. */
export type FitRequest = {
  readonly model: string | undefined;
  /** Undefined for the capacity of the people. */
  readonly capacity?: number | undefined;
  readonly hasPeople: boolean;
};

/** The number of best-ranked items from which a plan chooses. All pages use the same number. */
export const candidatesMax = 2_000;

/** Chooses the items that fit. */
export async function loadFit({ model, capacity, hasPeople }: FitRequest): Promise<Fit> {
  const result = await api.POST("/v1/workspaces/{workspaceId}/ranking:fit", {
    params: { path: { workspaceId: workspaceId.value } },
    body: {
      candidates: candidatesMax,
      ...(model !== undefined && { model }),
      ...(capacity !== undefined && { capacity }),
      ...(hasPeople && { people: true as const }),
    },
  });
  return requireData(result);
}
