import { type Instant } from "../../core/item/item.ts";
import { type Pointer, type RankingRow } from "../../core/workspace.ts";
import { findPublished } from "../../flows/rankings/locate-ranking.ts";
import { type HttpContext } from "../context.ts";

/** The state of the backlog that a response shows, and the known metadata of its ranking. */
export type RankedState = Pick<RankingRow, "generation" | "at"> &
  Partial<Pick<RankingRow, "model" | "revision" | "scope" | "digest">>;

/** The state that a response shows, compared with the newest known one. */
export type Freshness = Pick<RankedState, "generation" | "at" | "digest"> & {
  /** The newest known generation; `undefined` while the database is unavailable. */
  readonly latestGeneration: number | undefined;
};

/**
 * Returns the headers of a ranked response: the ranked generation, its age, its lag behind the
 * newest known generation, and the digest of the ranking.
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
 * Returns the same headers for a response that was computed and is not cached. The newest known
 * generation and a missing digest come from this isolate's cached pointer, without a database read.
 */
export function computedHeaders(c: HttpContext, state: RankedState): Record<string, string> {
  const { caches, clock } = c.get("deps");
  // Reads named fields only: spreading a snapshot or a ranking would decode its columns.
  const { generation, at, model = "" } = state;
  const lastKnown = caches.pointers.lastKnown(c.get("actor").workspace, clock.now())?.pointer;
  const digest = state.digest ?? findPublishedDigest(lastKnown, state);
  const latestGeneration = Math.max(generation, lastKnown?.workspace.generation ?? 0);
  c.set("source", { tier: "computed", model, generation });
  return {
    "cache-status": "ordinal; fwd=bypass; detail=computed",
    ...freshnessHeaders(clock.now(), {
      generation,
      at,
      latestGeneration,
      ...(digest !== undefined && { digest }),
    }),
  };
}

/**
 * Finds the digest of the model's published ranking, if it has the same generation. It contains the
 * open items.
 */
function findPublishedDigest(
  pointer: Pointer | undefined,
  { generation, model = "", revision = 0, scope = "open" }: RankedState,
): string | undefined {
  const published = pointer && findPublished(pointer, { id: model, revision });
  return scope === "open" && published?.generation === generation ? published.digest : undefined;
}

/** Returns the whole seconds since an instant; 0 if it is in the future. */
export function secondsSince(at: Instant, now: Instant): number {
  return Math.max(0, Math.floor((now - at) / 1_000));
}
