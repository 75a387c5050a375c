import { type Instant } from "../../core/item/item.ts";
import { type RankingRow } from "../../core/workspace.ts";
import { type HttpContext } from "../context.ts";

/** The state of a backlog that an answer shows, and as much as is known of its ranking. */
export type RankedState = Pick<RankingRow, "generation" | "at"> &
  Partial<Pick<RankingRow, "model" | "revision" | "digest">>;

/** How an answer stands to the truth. */
export type Freshness = Pick<RankedState, "generation" | "at" | "digest"> & {
  /** The newest generation that is known; undefined while the truth does not answer. */
  readonly latestGeneration: number | undefined;
};

/**
 * What every ranked answer says: which state of the backlog was ranked, how old that is, how many
 * changes it is behind the truth as far as that is known, and what the ranking hashes to.
 */
export function freshnessHeaders(
  now: Instant,
  { generation, at, digest, latestGeneration }: Freshness,
): Record<string, string> {
  return {
    "cache-control": "private, no-cache",
    "ordinal-generation": String(generation),
    "ordinal-lag":
      latestGeneration === undefined
        ? "unknown"
        : String(Math.max(0, latestGeneration - generation)),
    "ordinal-age": String(secondsSince(at, now)),
    ...(digest !== undefined && { "ordinal-digest": digest }),
  };
}

/**
 * The same of an answer that was computed for its reader and is kept nowhere. The truth is what this
 * isolate has lately heard of it: nothing is asked for these headers. A digest that is not at hand
 * is that of the model's published ranking, if it is of the same generation.
 */
export function computedHeaders(c: HttpContext, shown: RankedState): Record<string, string> {
  const { caches, clock } = c.get("deps");
  // No more of it is looked at: a board or a ranking unpacks its columns when all of it is read.
  const { generation, at, model = "", revision } = shown;
  const lastKnown = caches.pointers.lastKnown(c.get("actor").workspace, clock.now())?.pointer;
  const publishedRanking = lastKnown?.publications.find(
    (each) => each.model === model && each.revision === revision && each.generation === generation,
  );
  const digest = shown.digest ?? publishedRanking?.digest;
  const truth = Math.max(generation, lastKnown?.workspace.generation ?? 0);
  c.set("source", { tier: "computed", model, generation });
  return {
    "cache-status": "ordinal; fwd=bypass; detail=computed",
    ...freshnessHeaders(clock.now(), {
      generation,
      at,
      latestGeneration: truth,
      ...(digest !== undefined && { digest }),
    }),
  };
}

export function secondsSince(at: Instant, now: Instant): number {
  return Math.max(0, Math.floor((now - at) / 1_000));
}
