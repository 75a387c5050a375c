import { type ApiClient } from "../../src/client/client.ts";
import { requireData } from "../../src/client/problem.ts";
import { type LiveMove } from "../../src/contract/live.ts";
import { type Move } from "./format-lines.ts";

/** The client of one workspace. */
export type WorkspaceClient = { readonly client: ApiClient; readonly workspace: string };

/** The best moves of a change, and the number of all of its moves. */
export type Changes = { readonly moves: readonly Move[]; readonly count: number };

/** The maximum number of items that one request names. */
const numbersMax = 200;

/** Adds titles to the moves that touch the best ranks. Reads them by number in one request. */
export async function nameMoves(
  { client, workspace }: WorkspaceClient,
  moved: readonly LiveMove[],
  top: number,
): Promise<Changes> {
  const best = selectBest(moved, Math.min(top, numbersMax));
  if (best.length === 0) {
    return { moves: [], count: 0 };
  }
  const number = [...new Set(best.map((move) => move.number))].join(",");
  const { data } = requireData(
    await client.GET("/v1/workspaces/{workspaceId}/items", {
      params: { path: { workspaceId: workspace }, query: { number } },
    }),
  );
  const titles = new Map(data.map((item) => [item.number, item.title]));
  const moves = best.map(({ from, to, cause, number: item }) => ({
    from,
    to,
    cause,
    title: titles.get(item) ?? `item ${item}, deleted`,
  }));
  return { moves, count: moved.length };
}

type RankingPair = { readonly from: string; readonly to: string };

/** Reads the moves between two rankings, for a change that the socket does not list. */
export async function readDiff(
  { client, workspace }: WorkspaceClient,
  query: RankingPair,
  top: number,
): Promise<Changes> {
  const diff = requireData(
    await client.GET("/v1/workspaces/{workspaceId}/rankings:diff", {
      params: { path: { workspaceId: workspace }, query },
    }),
  );
  const { entered, left, moved, counts } = diff;
  const moves: Move[] = [
    ...entered.map(({ item, to }) => ({ title: item.title, from: null, to, cause: null })),
    ...left.map(({ item, from }) => ({
      title: item.title === "" ? "a deleted item" : item.title,
      from,
      to: null,
      cause: null,
    })),
    ...moved.map(({ item, from, to, cause }) => ({ title: item.title, from, to, cause })),
  ];
  const count = counts.entered + counts.left + counts.moved;
  return { moves: selectBest(moves, top), count };
}

/** Selects the moves to or from the best ranks, in the order of these ranks. */
function selectBest<M extends Pick<Move, "from" | "to">>(moves: readonly M[], top: number): M[] {
  return moves.toSorted((a, b) => bestRankOf(a) - bestRankOf(b)).slice(0, top);
}

function bestRankOf({ from, to }: Pick<Move, "from" | "to">): number {
  return Math.min(from ?? Infinity, to ?? Infinity);
}
