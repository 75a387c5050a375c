import { formatPageKey } from "../../flows/pages/page-key.ts";
import { type ResolvedPage, type PageRequest, type PageResult } from "../../flows/pages/page.ts";
import { readPage } from "../../flows/pages/read-page.ts";
import { resolvePage } from "../../flows/pages/resolve-page.ts";
import { type RankingMetadata, type Tier } from "../../ports/deps.ts";
import { type HttpContext } from "../context.ts";
import { isCurrent } from "../request/conditional.ts";
import { readMinGeneration } from "../request/min-generation.ts";
import { secondsSince, type Freshness, freshnessHeaders } from "./freshness.ts";
import { respond } from "./respond.ts";

/**
 * Sends a page, or a 304 if the client has it. When the ranking's metadata is in memory, the 304 is
 * sent before any part of the page is read.
 */
export async function sendPage(c: HttpContext, request: PageRequest): Promise<Response> {
  const { ifNoneMatch } = c.get("requestHeaders");
  const found = await resolvePage(c.get("deps"), request, readMinGeneration(c));
  if (found.facts !== undefined && ifNoneMatch !== undefined) {
    const etag = formatETag(formatPageKey(found, found.pointer.workspace.generation));
    if (isCurrent(ifNoneMatch, etag)) {
      return sendNotModified(c, found, { etag, metadata: found.facts });
    }
  }
  const read = await readPage(c.get("deps"), found);
  const etag = formatETag(read.key);
  return isCurrent(ifNoneMatch, etag)
    ? sendNotModified(c, read.resolved, { etag, metadata: read.value.ranking })
    : sendBody(c, read, etag);
}

/** Equal ETags mean equal bytes: the key of a page contains everything that the page depends on. */
function formatETag(name: string): string {
  return `"${name}"`;
}

type PageValidators = { readonly etag: string; readonly metadata: RankingMetadata };

function sendNotModified(
  c: HttpContext,
  found: ResolvedPage,
  { etag, metadata }: PageValidators,
): Response {
  const now = c.get("deps").clock.now();
  const latestGeneration = found.pointer.workspace.generation;
  setResponseSource(c, found, "client");
  return respond(c, null, {
    status: 304,
    headers: {
      etag,
      "cache-status": formatCacheStatus(found, "client", now),
      ...freshnessHeaders(now, toFreshness(found, latestGeneration, metadata)),
    },
  });
}

function sendBody(c: HttpContext, read: PageResult, etag: string): Response {
  const { value, tier, rankingTier = tier } = read;
  const now = c.get("deps").clock.now();
  const isFilled = tier === "origin";
  const found = isFilled ? removeStaleness(read.resolved) : read.resolved;
  const latestGeneration = Math.max(value.generation, found.pointer.workspace.generation);
  setResponseSource(c, found, tier);
  return respond(c, value.body, {
    status: 200,
    headers: {
      "content-type": "application/json",
      ...(value.link !== "" && { link: value.link }),
      etag,
      "cache-status": isFilled
        ? `ordinal; fwd=miss; detail="ranking from ${rankingTier}"`
        : formatCacheStatus(found, tier, now),
      ...freshnessHeaders(now, toFreshness(found, latestGeneration, value.ranking)),
    },
  });
}

/** A page that was read from the database is not stale, even if the pointer was. */
function removeStaleness(found: ResolvedPage): ResolvedPage {
  const { staleSince: _, ...fresh } = found;
  return fresh;
}

/** Formats Cache-Status (RFC 9211): the tier that served the page, or how stale the page is. */
function formatCacheStatus(
  { staleSince }: ResolvedPage,
  tier: Tier | "client",
  now: number,
): string {
  return staleSince === undefined
    ? `ordinal; hit; detail=${tier}`
    : `ordinal; hit; detail=stale; ttl=-${secondsSince(staleSince, now)}`;
}

/** Records for telemetry which tier served the request. */
function setResponseSource(
  c: HttpContext,
  { location, staleSince }: ResolvedPage,
  tier: Tier | "client",
): void {
  const { generation, model } = location.key;
  c.set("source", { tier: staleSince === undefined ? tier : "stale", model, generation });
}

function toFreshness(
  { location, staleSince }: ResolvedPage,
  latestGeneration: number,
  { at, digest }: PageValidators["metadata"],
): Freshness {
  const { generation } = location.key;
  return {
    generation,
    at,
    digest,
    latestGeneration: staleSince === undefined ? latestGeneration : undefined,
  };
}
