import { formatPageKey } from "../../flows/pages/page-key.ts";
import { type ResolvedPage, type PageRequest, type PageResult } from "../../flows/pages/page.ts";
import { readPage } from "../../flows/pages/read-page.ts";
import { resolveClientPage } from "../../flows/pages/resolve-page.ts";
import { type RankingMetadata, type Tier } from "../../ports/deps.ts";
import { type HttpContext } from "../context.ts";
import { isCurrent, requireMatch } from "../request/conditional.ts";
import { readMinGeneration } from "../request/min-generation.ts";
import { secondsSince, type Freshness, freshnessHeaders } from "./freshness.ts";
import { respond } from "./respond.ts";

/**
 * Sends a page, or a 304 if the client has it. When the ranking's metadata is in memory, the 304 is
 * sent before any part of the page is read.
 */
export async function sendPage(c: HttpContext, request: PageRequest): Promise<Response> {
  const { ifMatch, ifNoneMatch } = c.get("requestHeaders");
  const resolved = await resolveClientPage(c.get("deps"), c.get("actor"), {
    request,
    minGeneration: readMinGeneration(c),
  });
  if (resolved.metadata !== undefined && ifNoneMatch !== undefined) {
    const etag = formatETag(formatPageKey(resolved, resolved.pointer.workspace.generation));
    requireMatch(ifMatch, etag);
    if (isCurrent(ifNoneMatch, etag)) {
      return sendNotModified(c, resolved, { etag, metadata: resolved.metadata });
    }
  }
  const page = await readPage(c.get("deps"), resolved);
  const etag = formatETag(page.key);
  requireMatch(ifMatch, etag);
  return isCurrent(ifNoneMatch, etag)
    ? sendNotModified(c, page.resolved, { etag, metadata: page.value.ranking })
    : sendBody(c, page, etag);
}

/** Equal ETags mean equal bytes: the key of a page contains everything that the page depends on. */
function formatETag(pageKey: string): string {
  return `"${pageKey}"`;
}

type PageValidators = { readonly etag: string; readonly metadata: RankingMetadata };

function sendNotModified(
  c: HttpContext,
  resolved: ResolvedPage,
  { etag, metadata }: PageValidators,
): Response {
  const now = c.get("deps").clock.now();
  const latestGeneration = resolved.pointer.workspace.generation;
  setResponseSource(c, resolved, "client");
  return respond(c, null, {
    status: 304,
    headers: {
      etag,
      "cache-status": formatCacheStatus(resolved, "client", now),
      ...freshnessHeaders(now, toFreshness(resolved, latestGeneration, metadata)),
    },
  });
}

function sendBody(c: HttpContext, page: PageResult, etag: string): Response {
  const { value, tier, rankingTier = tier } = page;
  const now = c.get("deps").clock.now();
  const isCacheMiss = tier === "origin";
  const resolved = isCacheMiss ? removeStaleness(page.resolved) : page.resolved;
  const latestGeneration = Math.max(value.generation, resolved.pointer.workspace.generation);
  setResponseSource(c, resolved, tier);
  return respond(c, value.body, {
    status: 200,
    headers: {
      "content-type": "application/json",
      ...(value.link !== "" && { link: value.link }),
      etag,
      "cache-status": isCacheMiss
        ? `ordinal; fwd=miss; detail="ranking from ${rankingTier}"`
        : formatCacheStatus(resolved, tier, now),
      ...freshnessHeaders(now, toFreshness(resolved, latestGeneration, value.ranking)),
    },
  });
}

/** A page that was read from the database is not stale, even if the pointer was. */
function removeStaleness(resolved: ResolvedPage): ResolvedPage {
  const { staleSince: _, ...fresh } = resolved;
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

/** Returns the freshness of a page. The newest generation is unknown while the page is stale. */
function toFreshness(
  { location, staleSince }: ResolvedPage,
  latestGeneration: number,
  { at, digest }: RankingMetadata,
): Freshness {
  const { generation } = location.key;
  return {
    generation,
    at,
    digest,
    latestGeneration: staleSince === undefined ? latestGeneration : undefined,
  };
}
