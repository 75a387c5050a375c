import { failureAt, notFound } from "../../core/failure.ts";
import { type ModelInUse } from "../../core/models/model.ts";
import { type RankingName } from "../../core/ranking/ranking.ts";
import { type Pointer, type RankingRow } from "../../core/workspace.ts";
import { type Deps, type RankingFacts } from "../../deps.ts";
import { foreignCursor, openCursor } from "../cursors.ts";
import { useModel, useNamedModel } from "../models/use-model.ts";
import { headOf, isKeptFresh, type Located, locateRanking } from "../rankings/locate-ranking.ts";
import { readPointer } from "../rankings/pointer.ts";
import { noteReading } from "./hot-pages.ts";
import { listOf } from "./page-name.ts";
import { type FoundPage, type PageRequest } from "./page.ts";
import { queryOf, shortened } from "./queries.ts";

/** A reader's interest in a model is noted at most this often. */
const touchMs = 5 * 60_000;

/**
 * Names the page that answers a request: which ranking, at which generation, which part of it.
 * One row of the truth at most; nothing of the answer is read yet, so that a client that holds it
 * already can be told so.
 */
export async function findPage(
  deps: Deps,
  request: PageRequest,
  minGeneration = 0,
): Promise<FoundPage> {
  const standing = await readPointer(deps, { workspace: request.workspace, minGeneration });
  const { pointer } = standing;
  const address = queryOf(request);
  const query = await shortened(deps, address);
  const pinned = await pinnedOf(deps, pointer, { request, query });
  if (pinned !== undefined) {
    const inUse = await useNamedModel(deps, pinned.name);
    return {
      ...standing,
      request,
      minGeneration,
      inUse,
      isPinned: true,
      address,
      query,
      ...locatedAt(deps, { pinned, pointer, inUse }),
    };
  }
  const inUse = await useModel(deps, pointer, { id: request.model, revision: request.revision });
  // What was last named is there still; what would be named by now might have to be made.
  const at = standing.staleSince ?? deps.clock.now();
  const located = locateRanking(pointer, inUse, { at, minGeneration });
  if (standing.staleSince === undefined && request.isAhead !== true) {
    noteReader(deps, pointer, located);
    noteReading(deps, { request, inUse, address });
  }
  const facts = factsOf(deps, located);
  const offset = ((request.page ?? 1) - 1) * request.limit;
  const place = { located, facts, isPinned: false, offset, address, query };
  return { ...standing, request, minGeneration, inUse, ...place };
}

type Pinned = {
  readonly name: RankingName;
  readonly facts?: RankingFacts | undefined;
  readonly offset: number;
};

/** A ranking named by its id or by a cursor: a walk through pages stays on one ranking. */
async function pinnedOf(
  deps: Deps,
  { workspace }: Pointer,
  { request, query }: { readonly request: PageRequest; readonly query: string },
): Promise<Pinned | undefined> {
  const { cursor: sealed, page, limit } = request;
  const named = await namedOf(deps, workspace.id, request.ranking);
  if (sealed === undefined) {
    return named && { name: named, facts: named, offset: ((page ?? 1) - 1) * limit };
  }
  if (page !== undefined) {
    const detail = "Ask with a cursor or with a page number, not with both.";
    throw failureAt("malformed", { parameter: "page", detail });
  }
  const cursor = await openCursor(deps, workspace, sealed);
  const name = nameInList(cursor.list, query);
  if (!isAskedFor(request, name) || (named && listOf(named, query) !== cursor.list)) {
    throw foreignCursor();
  }
  return { name, facts: named, offset: cursor.at };
}

/** A model or a revision that is named beside a cursor is the cursor's own. */
function isAskedFor({ model, revision }: PageRequest, name: RankingName): boolean {
  const isModel = model === undefined || model === name.model;
  return isModel && (revision === undefined || revision === name.revision);
}

async function namedOf(
  deps: Deps,
  workspace: string,
  ranking: string | undefined,
): Promise<RankingRow | undefined> {
  if (ranking === undefined) {
    return undefined;
  }
  const row = await deps.store.rankings.byId(workspace, ranking);
  if (row === undefined) {
    throw notFound("ranking", ranking);
  }
  return row;
}

/** The ranking of a cursor's list, if the rest of the list is this query. */
function nameInList(list: string, query: string): RankingName {
  const at = list.indexOf("?");
  const [workspace, generation, model, revision] = list.slice(0, at).split("/");
  if (list.slice(at) !== query || !workspace || !generation || !model || !revision) {
    throw foreignCursor();
  }
  return { workspace, generation: Number(generation), model, revision: Number(revision) };
}

function locatedAt(
  deps: Pick<Deps, "copies">,
  {
    pinned: { name, facts, offset },
    pointer,
    inUse,
  }: { readonly pinned: Pinned; readonly pointer: Pointer; readonly inUse: ModelInUse },
) {
  const { workspace, generation, model, revision } = name;
  const located: Located = {
    name: { workspace, generation, model, revision },
    isPublished: true,
    head: headOf(pointer, inUse),
  };
  return { located, facts: facts ?? factsOf(deps, located), offset };
}

function factsOf(
  { copies }: Pick<Deps, "copies">,
  { head, name }: Located,
): RankingFacts | undefined {
  return head?.generation === name.generation ? head : copies.rankings.held(name);
}

/** Says that somebody reads this model, so that the queue goes on keeping it fresh. */
function noteReader(deps: Deps, pointer: Pointer, { head, name }: Located): void {
  const at = deps.clock.now();
  if (head === undefined || head.model === pointer.workspace.defaultModel) {
    return;
  }
  if (at - head.readAt > touchMs || !isKeptFresh(pointer, head, at)) {
    deps.later(deps.store.rankings.touch(name, at));
  }
}
