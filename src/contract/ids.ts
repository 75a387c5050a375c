import { z } from "@hono/zod-openapi";

function idSchema(prefix: string, noun: string) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `This is no id of ${noun}.`)
    .openapi({ example: `${prefix}_01jd3wq2f8e5avb1j0yqk3n9ds` });
}

export const WorkspaceId = idSchema("wsp", "a workspace");
export const ItemId = idSchema("itm", "an item");
export const PersonId = idSchema("per", "a person");
export const HierarchyId = idSchema("hie", "a hierarchy");
export const JobId = idSchema("job", "a job");
export const RankingId = idSchema("rnk", "a ranking");

/** What a model is asked for by: a built-in kind, or the id of one of the workspace's own. */
export const ModelId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, "A model's id is lower-case letters, digits and hyphens.")
  .openapi({ example: "rice" });

export const WorkspaceParams = z.object({ workspaceId: WorkspaceId });
export const ItemParams = WorkspaceParams.extend({ itemId: ItemId });
export const ExternalIdParams = WorkspaceParams.extend({ externalId: z.string().min(1).max(200) });
export const PersonParams = WorkspaceParams.extend({ personId: PersonId });
export const HierarchyParams = WorkspaceParams.extend({ hierarchyId: HierarchyId });
export const JobParams = WorkspaceParams.extend({ jobId: JobId });
export const ModelParams = WorkspaceParams.extend({ modelId: ModelId });
export const RankingParams = WorkspaceParams.extend({ rankingId: RankingId });
export const RankedItemParams = RankingParams.extend({ itemId: ItemId });
