import { z } from "@hono/zod-openapi";
import { parseOrigin } from "../core/origin.ts";
import { statusCategories } from "../core/status/status-category.ts";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { ModelId } from "./ids.ts";
import { limits } from "./limits.ts";
import { PageInfo, pagingQuery } from "./paging.ts";
import { RankingView } from "./ranking.ts";
import { ScopeName, UnfilteredScope } from "./scope.ts";
import { nameText } from "./text.ts";

const Name = nameText(100).openapi({ example: "Mesos" });

export const NewWorkspace = z
  .strictObject({
    name: Name,
    default_model: ModelId.default("qvf-classic").openapi({
      description:
        "The model that ranks when a request names none. Ordinal publishes its ranking after " +
        "every change.",
    }),
  })
  .openapi("NewWorkspace");

const Origin = z.string().refine((origin) => parseOrigin(origin) !== undefined, {
  message:
    "This is not an origin that a workspace can allow. Send https:// with a host, or " +
    "http://localhost with a port, without a path or a wildcard.",
});

/** A merge patch (RFC 7396) of the settings. */
export const WorkspacePatch = z
  .strictObject({
    name: Name.optional(),
    default_model: ModelId.optional().openapi({
      description:
        "The model that ranks when a request names none: a built-in model or a model of the " +
        "workspace. Ordinal publishes its ranking.",
    }),
    allowed_origins: z
      .array(Origin)
      .max(limits.allowedOriginsMax)
      .optional()
      .openapi({
        description:
          "The origins of the web pages that may call the API with a key of the workspace. " +
          "Replaces the list.",
        example: ["https://backlog.example", "http://localhost:5173"],
      }),
  })
  .openapi("WorkspacePatch");

/** The state of a deleted workspace. Only the root key sees it. */
const deletionFields = docsOnly(() => ({
  deleted_at: z
    .string()
    .optional()
    .openapi({ description: "The time of the deletion. Only the root key receives it." }),
  purge_at: z.string().optional().openapi({
    description:
      "The time after which Ordinal purges the workspace. A purged workspace cannot be restored.",
  }),
}));

export const WorkspaceView = docsOnly(() =>
  z
    .object({
      id: z.string(),
      name: z.string(),
      generation: z.int(),
      default_model: z.string(),
      allowed_origins: z.array(z.string()),
      created_at: z.string(),
      changed_at: z.string(),
      ...requireDocs(deletionFields),
    })
    .openapi("Workspace"),
);

/** The states by which the list of workspaces can be filtered. */
const states = ["active", "deleted", "all"] as const;

export const WorkspaceListQuery = z.strictObject({
  limit: pagingQuery.limit,
  cursor: pagingQuery.cursor,
  state: z.enum(states).default("active").openapi({
    description: "Workspaces in use (`active`), deleted workspaces, or both (`all`).",
  }),
});

export const WorkspaceList = docsOnly(() =>
  z
    .object({
      data: z.array(
        requireDocs(WorkspaceView).omit({ default_model: true, allowed_origins: true }),
      ),
      page: requireDocs(PageInfo),
    })
    .openapi("WorkspaceList"),
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
      total_size: z.number().openapi({ description: "The sum of the sizes of the items." }),
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
