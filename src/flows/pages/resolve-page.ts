import { type Actor, authorize } from "../../core/access.ts";
import { failureFromFault } from "../../core/failure.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { type PastPoint } from "../../core/past-point.ts";
import { orderRules, pickRankingKey, type RankingKey } from "../../core/ranking/ranking-key.ts";
import { resolveScope } from "../../core/status/status-filter.ts";
import { type Pointer, type RankingRow } from "../../core/workspace.ts";
import { type Deps, type RankingMetadata } from "../../ports/deps.ts";
import { foreignCursor, verifyCursor } from "../cursors.ts";
import { resolveModel, resolveModelRevision } from "../models/resolve-model.ts";
import { locatePastRanking } from "../rankings/locate-past-ranking.ts";
import {
  findPublished,
  isAutoRefreshed,
  locateRanking,
  type RankingLocation,
} from "../rankings/locate-ranking.ts";
import { readPointer } from "../rankings/pointer.ts";
import { requireRankingRow } from "../rankings/require-ranking-row.ts";
import { recordPageRead } from "./hot-pages.ts";
import { formatListKey } from "./page-key.ts";
import { buildPageQuery, toQueryKey } from "./page-query.ts";
import { type PageRequest, type ResolvedPage } from "./page.ts";

/** The minimum interval between two writes of a model's last read to D1. */
const markReadIntervalMs = 5 * 60_000;

/** Resolves the page request of a client, which accepts no older data than `minGeneration`. */
export function resolveClientPage(
  deps: Deps,
  actor: Actor,
  { request, minGeneration }: Pick<ResolvedPage, "request" | "minGeneration">,
): Promise<ResolvedPage> {
  authorize(actor, "rankings:read");
  return resolvePage(deps, request, minGeneration);
}

/**
 * Resolves a page request to the ranking, its generation and the offset. Reads at most one row from
 * D1 and nothing of the page itself, so that a 304 needs no read of the page.
 */
export async function resolvePage(
  deps: Deps,
  request: PageRequest,
  minGeneration = 0,
): Promise<ResolvedPage> {
  const pointerRead = await readPointer(deps, { workspace: request.workspace, minGeneration });
  const { pointer, staleSince } = pointerRead;
  const query = buildPageQuery(request);
  const queryKey = await toQueryKey(deps, query);
  const common = { ...pointerRead, request, minGeneration, query, queryKey };
  const pinned = await resolvePinned(deps, pointer, { request, queryKey });
  if (pinned !== undefined) {
    const resolvedModel = await resolveModelRevision(deps, pinned.key);
    const location = locatePinned(pointer, resolvedModel, pinned.key);
    const metadata = pinned.row ?? findMetadata(deps, location);
    // The links of a page name the ranking, also if the request names a baseline.
    const named = { ...request, ranking: pinned.row?.id };
    const { offset } = pinned;
    return { ...common, request: named, resolvedModel, isPinned: true, location, metadata, offset };
  }
  const resolvedModel = await resolveModel(deps, pointer, {
    id: request.model,
    revision: request.revision,
  });
  // While stale, resolve as of the pointer's time: that page is cached, a newer one may not be.
  const at = staleSince ?? deps.clock.now();
  const scope = resolveScope(request.scope, request.filter, pointer.workspace.statuses);
  const location = locateRanking(pointer, resolvedModel, { at, minGeneration, scope });
  if (staleSince === undefined && request.isPrefetch !== true) {
    markModelRead(deps, pointer, location);
    recordPageRead(deps, { request, resolvedModel, query });
  }
  const metadata = findMetadata(deps, location);
  const offset = ((request.page ?? 1) - 1) * request.limit;
  return { ...common, resolvedModel, isPinned: false, location, metadata, offset };
}

type PinnedRanking = {
  readonly key: RankingKey;
  /** The row, if the request names a ranking or a baseline. */
  readonly row: RankingRow | undefined;
  readonly offset: number;
};

/** Resolves the id of a ranking or a baseline, or a cursor. Following cursors stays on one ranking. */
async function resolvePinned(
  deps: Deps,
  pointer: Pointer,
  { request, queryKey }: { readonly request: PageRequest; readonly queryKey: string },
): Promise<PinnedRanking | undefined> {
  const { workspace } = pointer;
  const { cursor: signedCursor, page, limit } = request;
  const row = await readNamedRow(deps, workspace.id, request.ranking);
  if (signedCursor === undefined && request.at !== undefined) {
    return resolvePast(deps, pointer, { request, at: request.at });
  }
  if (signedCursor === undefined) {
    return row && { key: row, row, offset: ((page ?? 1) - 1) * limit };
  }
  if (page !== undefined) {
    const detail = "Send either a cursor or a page number, not both.";
    throw failureFromFault("malformed", { parameter: "page", detail });
  }
  const cursor = await verifyCursor(deps, workspace, signedCursor);
  const key = parseListKey(cursor.list, queryKey);
  if (!isRequested(request, key) || (row && formatListKey(row, queryKey) !== cursor.list)) {
    throw foreignCursor();
  }
  return { key, row, offset: cursor.at };
}

/** Locates the ranking of a point in the past, by the current revision of the model by default. */
async function resolvePast(
  deps: Deps,
  pointer: Pointer,
  { request, at }: { readonly request: PageRequest; readonly at: PastPoint },
): Promise<PinnedRanking> {
  const { model: id, revision, filter, page = 1, limit } = request;
  const key = await locatePastRanking(deps, pointer, {
    at,
    resolvedModel: await resolveModel(deps, pointer, { id, revision }),
    scope: resolveScope(request.scope, filter, pointer.workspace.statuses),
  });
  return { key, row: undefined, offset: (page - 1) * limit };
}

/** Returns whether the model and revision of a request, if any, equal those of the cursor. */
function isRequested({ model, revision }: PageRequest, key: RankingKey): boolean {
  const isModel = model === undefined || model === key.model;
  return isModel && (revision === undefined || revision === key.revision);
}

async function readNamedRow(
  deps: Deps,
  workspace: string,
  reference: string | undefined,
): Promise<RankingRow | undefined> {
  return reference === undefined ? undefined : requireRankingRow(deps, workspace, reference);
}

/** Parses the ranking's key from a list key. Throws if the list has another query. */
function parseListKey(listKey: string, queryKey: string): RankingKey {
  const index = listKey.indexOf("?");
  const [workspace, generation, model, revision, rules = "1", scope = "all"] = listKey
    .slice(0, index)
    .split("/");
  if (listKey.slice(index) !== queryKey || !workspace || !generation || !model || !revision) {
    throw foreignCursor();
  }
  return {
    workspace,
    generation: Number(generation),
    model,
    revision: Number(revision),
    orderRules: Number(rules),
    scope: scope === "open" ? "open" : "all",
  };
}

function locatePinned(
  pointer: Pointer,
  resolvedModel: ResolvedModel,
  key: RankingKey,
): RankingLocation {
  const isComparable = key.scope === "open" && key.orderRules === orderRules;
  return {
    key: pickRankingKey(key),
    isPublished: true,
    published: isComparable ? findPublished(pointer, resolvedModel) : undefined,
  };
}

function findMetadata(
  { caches }: Pick<Deps, "caches">,
  { published, key }: RankingLocation,
): RankingMetadata | undefined {
  return published?.generation === key.generation ? published : caches.rankings.peek(key);
}

/** Records in D1 that a client reads this model, so that the queue keeps its ranking fresh. */
function markModelRead(deps: Deps, pointer: Pointer, { published, key }: RankingLocation): void {
  const at = deps.clock.now();
  if (published === undefined || published.model === pointer.workspace.defaultModel) {
    return;
  }
  if (at - published.readAt > markReadIntervalMs || !isAutoRefreshed(pointer, published, at)) {
    deps.waitUntil(deps.store.rankings.markRead(key, at));
  }
}
