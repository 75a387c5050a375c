import { z } from "@hono/zod-openapi";
import { statusCategories } from "../core/status/status-category.ts";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { ModelId } from "./ids.ts";
import { RankingView } from "./ranking.ts";
import { ScopeName, UnfilteredScope } from "./scope.ts";
import { nameText } from "./text.ts";

export const NewWorkspace = z
  .strictObject({
    name: nameText(100).openapi({ example: "Mesos" }),
    default_model: ModelId.default("qvf-classic").openapi({
      description:
        "The model that ranks when a request names none. Ordinal publishes its ranking after " +
        "every change.",
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

/** A workspace with the states of its secrets. */
export const WorkspaceDetailsView = docsOnly(() =>
  requireDocs(WorkspaceView)
    .extend({
      secrets: z.object({ cursor_key: z.enum(["readable", "unreadable"]) }).openapi({
        description:
          "Whether a root key of the Worker can decrypt each secret of the workspace. While the " +
          "cursor key is unreadable, the cursors of earlier pages are rejected. Replace it with " +
          "`POST …/cursor-key:replace`.",
      }),
    })
    .openapi("WorkspaceDetails"),
);

export const CreatedWorkspaceView = docsOnly(() =>
  requireDocs(WorkspaceView)
    .extend({
      key: z
        .string()
        .openapi({ description: "The key of the workspace. No other response contains it." }),
    })
    .openapi("CreatedWorkspace"),
);

const counts = docsOnly(() => z.record(z.string(), z.int()));

export const SummaryQuery = z.strictObject({ scope: UnfilteredScope });

export const WorkspaceSummaryView = docsOnly(() =>
  z
    .object({
      generation: z.int(),
      changed_at: z.string(),
      scope: ScopeName,
      total: z.int(),
      sized: z.int(),
      by_category: z.record(z.enum(statusCategories), z.int()).openapi({
        description: "The number of items of each status category. These counts include all items.",
      }),
      by_status: requireDocs(counts),
      by_type: requireDocs(counts),
      by_priority: requireDocs(counts),
      rated: requireDocs(counts).openapi({
        description: "The number of rated items, by criterion.",
      }),
      rankings: z.array(RankingView).openapi({ description: "The newest ranking of each model." }),
    })
    .openapi("WorkspaceSummary"),
);
