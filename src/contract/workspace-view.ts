import { type WorkspaceSummary } from "../core/workspace-summary.ts";
import { type SecretStates, type Workspace } from "../core/workspace.ts";
import { type WireType } from "./docs-only.ts";
import { formatTime } from "./item-view.ts";
import { toRankingView } from "./ranking-view.ts";
import {
  type WorkspaceDetailsView,
  type WorkspaceSummaryView,
  type WorkspaceView,
} from "./workspace.ts";

/** Maps a workspace. */
export function toWorkspaceView(workspace: Workspace): WireType<typeof WorkspaceView> {
  return {
    id: workspace.id,
    name: workspace.name,
    generation: workspace.generation,
    default_model: workspace.defaultModel,
    created_at: formatTime(workspace.createdAt),
    changed_at: formatTime(workspace.changedAt),
  };
}

/** Maps a workspace and the states of its secrets. */
export function toWorkspaceDetailsView(
  workspace: Workspace,
  secrets: SecretStates,
): WireType<typeof WorkspaceDetailsView> {
  return { ...toWorkspaceView(workspace), secrets: { cursor_key: secrets.cursorKey } };
}

/** Maps the counts of the items of a scope, and the newest rankings. */
export function toWorkspaceSummaryView(
  summary: WorkspaceSummary,
): WireType<typeof WorkspaceSummaryView> {
  const { snapshot, scope, facets, ratingCounts, sizedCount, rankings } = summary;
  return {
    generation: snapshot.generation,
    changed_at: formatTime(snapshot.at),
    scope,
    total: snapshot.count,
    sized: sizedCount,
    by_category: summary.categoryCounts,
    by_status: facets.status,
    by_type: facets.type,
    by_priority: facets.priority,
    rated: Object.fromEntries(ratingCounts.map(({ criterion, count }) => [criterion, count])),
    rankings: rankings.map(toRankingView),
  };
}
