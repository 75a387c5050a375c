import { api, ApiProblem, describeError, requireData, type Schemas } from "../../data/api.ts";
import { handleEndedSession, workspaceId } from "../../data/session.ts";
import { type DefinitionRequest, type DraftFault } from "./draft.ts";

/** The result of a check: the items that would rank first, or the faults. */
export type DraftCheck =
  | {
      readonly kind: "valid";
      readonly report: Schemas["WeightReport"];
      readonly preview: Schemas["WhatIf"];
    }
  | { readonly kind: "invalid"; readonly faults: readonly DraftFault[] };

const [previewCount, unprocessable] = [5, 422];

/** Checks a definition with the API, and ranks by it without saving anything. */
export async function checkDraft(definition: DefinitionRequest): Promise<DraftCheck> {
  const params = { path: { workspaceId: workspaceId.value } };
  try {
    const report = requireData(
      await api.POST("/v1/workspaces/{workspaceId}/models:validate", { params, body: definition }),
    );
    const { kind, ...rest } = definition;
    const body = { ...rest, model: kind, limit: previewCount };
    const preview = await api.POST("/v1/workspaces/{workspaceId}/ranking:whatif", { params, body });
    return { kind: "valid", report, preview: requireData(preview) };
  } catch (error) {
    handleEndedSession(error);
    return { kind: "invalid", faults: listFaults(error) };
  }
}

/** Lists the faults of a rejected request. */
export function listFaults(error: unknown): readonly DraftFault[] {
  return error instanceof ApiProblem && error.status === unprocessable && error.errors.length > 0
    ? error.errors
    : [{ detail: describeError(error) }];
}
