import { z } from "@hono/zod-openapi";
import { type Workspace } from "../core/workspace.ts";
import { docsOnly } from "./docs-only.ts";
import { ModelId } from "./ids.ts";
import { formatTime } from "./item-view.ts";
import { RankingView } from "./ranking.ts";
import { text } from "./text.ts";

export const NewWorkspace = z
  .strictObject({
    name: text(100).min(1).openapi({ example: "Mesos" }),
    default_model: ModelId.default("qvf-classic").openapi({
      description: "The model whose ranking is always kept fresh.",
    }),
  })
  .openapi("NewWorkspace");

export const WorkspaceView = docsOnly(() =>
  z
    .object({
      id: z.string(),
      name: z.string(),
      generation: z.int(),
      default_model: z.string(),
      created_at: z.string(),
      changed_at: z.string(),
    })
    .openapi("Workspace"),
);

export const CreatedWorkspaceView = docsOnly(() =>
  WorkspaceView.extend({
    key: z.string().openapi({ description: "The workspace's key. It is shown this once." }),
  }).openapi("CreatedWorkspace"),
);

const counts = docsOnly(() => z.record(z.string(), z.int()));

export const WorkspaceSummaryView = docsOnly(() =>
  z
    .object({
      generation: z.int(),
      changed_at: z.string(),
      total: z.int(),
      sized: z.int(),
      by_status: counts,
      by_type: counts,
      by_priority: counts,
      rated: counts.openapi({ description: "How many items each criterion is rated of." }),
      rankings: z.array(RankingView).openapi({ description: "The newest of each model." }),
    })
    .openapi("WorkspaceSummary"),
);

export function toWorkspaceView(workspace: Workspace): z.infer<typeof WorkspaceView> {
  return {
    id: workspace.id,
    name: workspace.name,
    generation: workspace.generation,
    default_model: workspace.defaultModel,
    created_at: formatTime(workspace.createdAt),
    changed_at: formatTime(workspace.changedAt),
  };
}
