import { failureFromFault, notFound } from "../../core/failure.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { type RankingKey } from "../../core/ranking/ranking.ts";
import { type Pointer, type RankingRow } from "../../core/workspace.ts";
import { type Deps, type RankingMetadata } from "../../ports/deps.ts";
import { foreignCursor, verifyCursor } from "../cursors.ts";
import { resolveModel, resolveModelRevision } from "../models/resolve-model.ts";
import {
  findPublished,
  isAutoRefreshed,
  type RankingLocation,
  locateRanking,
} from "../rankings/locate-ranking.ts";
import { readPointer } from "../rankings/pointer.ts";
import { recordPageRead } from "./hot-pages.ts";
import { formatListKey } from "./page-key.ts";
import { buildPageQuery, shortenQuery } from "./page-query.ts";
import { type ResolvedPage, type PageRequest } from "./page.ts";

/** A reader's interest in a model is noted at most this often. */
const markReadIntervalMs = 5 * 60_000;

/**
 * Names the page that answers a request: which ranking, at which generation, which part of it.
 * One row of the truth at most; nothing of the answer is read yet, so that a client that holds it
 * already can be told so.
 */
export async function resolvePage(
  deps: Deps,
  request: PageRequest,
  minGeneration = 0,
): Promise<ResolvedPage> {
  const pointerRead = await readPointer(deps, { workspace: request.workspace, minGeneration });
  const { pointer } = pointerRead;
  const address = buildPageQuery(request);
  const query = await shortenQuery(deps, address);
  const pinned = await resolvePinned(deps, pointer, { request, query });
  if (pinned !== undefined) {
    const inUse = await resolveModelRevision(deps, pinned.key);
    return {
      ...pointerRead,
      request,
      minGeneration,
      inUse,
      isPinned: true,
      address,
      query,
      ...locatePinned(deps, { pinned, pointer, inUse }),
    };
  }
  const inUse = await resolveModel(deps, pointer, {
    id: request.model,
    revision: request.revision,
  });
  // What was last named is there still; what would be named by now might have to be made.
  const at = pointerRead.staleSince ?? deps.clock.now();
  const location = locateRanking(pointer, inUse, { at, minGeneration });
  if (pointerRead.staleSince === undefined && request.isPrefetch !== true) {
    markModelRead(deps, pointer, location);
    recordPageRead(deps, { request, inUse, address });
  }
  const facts = findFacts(deps, location);
  const offset = ((request.page ?? 1) - 1) * request.limit;
  const place = { location, facts, isPinned: false, offset, address, query };
  return { ...pointerRead, request, minGeneration, inUse, ...place };
}

type PinnedRanking = {
  readonly key: RankingKey;
  readonly facts?: RankingMetadata | undefined;
  readonly offset: number;
};

/** A ranking named by its id or by a cursor: a walk through pages stays on one ranking. */
async function resolvePinned(
  deps: Deps,
  { workspace }: Pointer,
  { request, query }: { readonly request: PageRequest; readonly query: string },
): Promise<PinnedRanking | undefined> {
  const { cursor: sealed, page, limit } = request;
  const named = await readNamedRanking(deps, workspace.id, request.ranking);
  if (sealed === undefined) {
    return named && { key: named, facts: named, offset: ((page ?? 1) - 1) * limit };
  }
  if (page !== undefined) {
    const detail = "Ask with a cursor or with a page number, not with both.";
    throw failureFromFault("malformed", { parameter: "page", detail });
  }
  const cursor = await verifyCursor(deps, workspace, sealed);
  const name = parseListKey(cursor.list, query);
  if (!isRequested(request, name) || (named && formatListKey(named, query) !== cursor.list)) {
    throw foreignCursor();
  }
  return { key: name, facts: named, offset: cursor.at };
}

/** A model or a revision that is named beside a cursor is the cursor's own. */
function isRequested({ model, revision }: PageRequest, name: RankingKey): boolean {
  const isModel = model === undefined || model === name.model;
  return isModel && (revision === undefined || revision === name.revision);
}

async function readNamedRanking(
  deps: Deps,
  workspace: string,
  ranking: string | undefined,
): Promise<RankingRow | undefined> {
  if (ranking === undefined) {
    return undefined;
  }
  const row = await deps.store.rankings.read(workspace, ranking);
  if (row === undefined) {
    throw notFound("ranking", ranking);
  }
  return row;
}

/** The ranking of a cursor's list, if the rest of the list is this query. */
function parseListKey(list: string, query: string): RankingKey {
  const at = list.indexOf("?");
  const [workspace, generation, model, revision] = list.slice(0, at).split("/");
  if (list.slice(at) !== query || !workspace || !generation || !model || !revision) {
    throw foreignCursor();
  }
  return { workspace, generation: Number(generation), model, revision: Number(revision) };
}

function locatePinned(
  deps: Pick<Deps, "caches">,
  {
    pinned: { key, facts, offset },
    pointer,
    inUse,
  }: { readonly pinned: PinnedRanking; readonly pointer: Pointer; readonly inUse: ModelInUse },
) {
  const { workspace, generation, model, revision } = key;
  const location: RankingLocation = {
    key: { workspace, generation, model, revision },
    isPublished: true,
    published: findPublished(pointer, inUse),
  };
  return { location, facts: facts ?? findFacts(deps, location), offset };
}

function findFacts(
  { caches }: Pick<Deps, "caches">,
  { published, key }: RankingLocation,
): RankingMetadata | undefined {
  return published?.generation === key.generation ? published : caches.rankings.peek(key);
}

/** Says that somebody reads this model, so that the queue goes on keeping it fresh. */
function markModelRead(deps: Deps, pointer: Pointer, { published, key }: RankingLocation): void {
  const at = deps.clock.now();
  if (published === undefined || published.model === pointer.workspace.defaultModel) {
    return;
  }
  if (at - published.readAt > markReadIntervalMs || !isAutoRefreshed(pointer, published, at)) {
    deps.waitUntil(deps.store.rankings.markRead(key, at));
  }
}
