import { z } from "@hono/zod-openapi";
import { queryInteger } from "./query-integer.ts";
import { nameText } from "./text.ts";

function idSchema(prefix: string, noun: string) {
  return z
    .string()
    .regex(
      new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`),
      `This is not the id of ${noun}. Send an id with the prefix ${prefix}_.`,
    )
    .openapi({ example: `${prefix}_01jd3wq2f8e5avb1j0yqk3n9ds` });
}

export const WorkspaceId = idSchema("wsp", "a workspace");
export const ItemId = idSchema("itm", "an item");
export const PersonId = idSchema("per", "a person");
export const HierarchyId = idSchema("hie", "a hierarchy");
export const KeyId = idSchema("key", "a key");
export const SessionId = idSchema("ses", "a session");
export const JobId = idSchema("job", "a job");
export const RankingId = idSchema("rnk", "a ranking");
export const BaselineId = idSchema("bsl", "a baseline");

/** The id of a ranking, or of a baseline, which stands for its ranking. */
export const RankingReference = z
  .string()
  .regex(
    /^(?:rnk|bsl)_[0-7][0-9a-hjkmnp-tv-z]{25}$/,
    "This is not the id of a ranking or a baseline. Send an id with the prefix rnk_ or bsl_.",
  )
  .openapi({ example: "rnk_01jd3wq2f8e5avb1j0yqk3n9ds" });

/** The id of a model: a built-in kind, or the id of a model of the workspace. */
export const ModelId = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,59}$/,
    "The id of a model is not valid. Use lower-case letters, digits and hyphens, starting with a " +
      "letter.",
  )
  .openapi({ example: "rice" });

export const WorkspaceParams = z.object({ workspaceId: WorkspaceId });
export const ItemParams = WorkspaceParams.extend({ itemId: ItemId });
export const ExternalIdParams = WorkspaceParams.extend({ externalId: nameText(200) });
export const PersonParams = WorkspaceParams.extend({ personId: PersonId });
export const KeyParams = WorkspaceParams.extend({ keyId: KeyId });
export const SessionParams = WorkspaceParams.extend({ sessionId: SessionId });
export const HierarchyParams = WorkspaceParams.extend({ hierarchyId: HierarchyId });
export const ChangeParams = WorkspaceParams.extend({ generation: queryInteger(1) });
export const JobParams = WorkspaceParams.extend({ jobId: JobId });
export const ModelParams = WorkspaceParams.extend({ modelId: ModelId });
export const RankingParams = WorkspaceParams.extend({ rankingId: RankingReference });
export const BaselineParams = WorkspaceParams.extend({ baselineId: BaselineId });
export const RankedItemParams = RankingParams.extend({ itemId: ItemId });
