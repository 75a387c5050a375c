import { type WorkspaceSummary } from "../core/workspace-summary.ts";
import {
  type SecretStates,
  type WorkspaceListing,
  type WorkspaceState,
} from "../core/workspace.ts";
import { type WireType } from "./docs-only.ts";
import { formatTime } from "./item-view.ts";
import { toRankingView } from "./ranking-view.ts";
import {
  type WorkspaceDetailsView,
  type WorkspaceList,
  type WorkspaceSummaryView,
  type WorkspaceView,
} from "./workspace.ts";

/** Maps a workspace. A deleted one has the times of its deletion and its purge. */
export function toWorkspaceView(workspace: WorkspaceState): WireType<typeof WorkspaceView> {
  return {
    id: workspace.id,
    name: workspace.name,
    generation: workspace.generation,
    default_model: workspace.defaultModel,
    allowed_origins: [...workspace.allowedOrigins],
    created_at: formatTime(workspace.createdAt),
    changed_at: formatTime(workspace.changedAt),
    ...toDeletionView(workspace),
  };
}

/** Maps a page of the list of workspaces. */
export function toWorkspaceListView({
  workspaces,
  limit,
  nextCursor,
}: {
  readonly workspaces: readonly WorkspaceListing[];
  readonly limit: number;
  readonly nextCursor: string | null;
}): WireType<typeof WorkspaceList> {
  const data = workspaces.map((workspace) => ({
    id: workspace.id,
    name: workspace.name,
    generation: workspace.generation,
    created_at: formatTime(workspace.createdAt),
    changed_at: formatTime(workspace.changedAt),
    ...toDeletionView(workspace),
  }));
  return { data, page: { next_cursor: nextCursor, prev_cursor: null, limit } };
}

function toDeletionView({ deletedAt, purgeAt }: Pick<WorkspaceState, "deletedAt" | "purgeAt">) {
  return {
    ...(deletedAt !== undefined && { deleted_at: formatTime(deletedAt) }),
    ...(purgeAt !== undefined && { purge_at: formatTime(purgeAt) }),
  };
}

/** Maps a workspace and the states of its secrets. */
export function toWorkspaceDetailsView(
  workspace: WorkspaceState,
  secrets: SecretStates,
): WireType<typeof WorkspaceDetailsView> {
  return { ...toWorkspaceView(workspace), secrets: { cursor_key: secrets.cursorKey } };
}

/** Maps the counts of the items of a scope, and the newest rankings. */
export function toWorkspaceSummaryView(
  summary: WorkspaceSummary,
): WireType<typeof WorkspaceSummaryView> {
  const { snapshot, scope, facets, ratingCounts, rankings } = summary;
  return {
    generation: snapshot.generation,
    changed_at: formatTime(snapshot.at),
    scope,
    total: snapshot.count,
    sized: summary.sizedCount,
    total_size: summary.totalSize,
    by_category: summary.categoryCounts,
    by_status: facets.status,
    by_type: facets.type,
    by_priority: facets.priority,
    rated: Object.fromEntries(ratingCounts.map(({ criterion, count }) => [criterion, count])),
    rankings: rankings.map(toRankingView),
  };
}
