import { api, requireData, type Schemas } from "./api.ts";
import { workspaceId } from "./session.ts";

/** Finds items whose titles or ids contain the words of a text. */
export async function searchItems(
  text: string,
  { limit }: { readonly limit: number },
): Promise<readonly Schemas["Item"][]> {
  const params = { path: { workspaceId: workspaceId.value }, query: { q: text, limit } };
  return requireData(await api.GET("/v1/workspaces/{workspaceId}/items", { params })).data;
}
