import { type RankingFacts, type Tier } from "../../deps.ts";
import { findPage } from "../../flows/pages/find-page.ts";
import { nameOfPage } from "../../flows/pages/page-name.ts";
import { type FoundPage, type PageRequest, type ReadPage } from "../../flows/pages/page.ts";
import { readPage } from "../../flows/pages/read-page.ts";
import { type HttpContext } from "../context.ts";
import { isCurrent } from "../request/conditional.ts";
import { minGenerationOf } from "../request/min-generation.ts";
import { respond } from "./respond.ts";
import { secondsFrom, type Standing, standingHeaders } from "./standing.ts";

/**
 * Sends a page, or a 304 if the client has it. When the ranking's metadata is in memory, the 304 is
 * sent before any part of the page is read.
 */
export async function sendPage(c: HttpContext, request: PageRequest): Promise<Response> {
  const { ifNoneMatch } = c.get("head");
  const found = await findPage(c.get("deps"), request, minGenerationOf(c));
  if (found.facts !== undefined && ifNoneMatch !== undefined) {
    const etag = etagOf(nameOfPage(found, found.pointer.workspace.generation));
    if (isCurrent(ifNoneMatch, etag)) {
      return sendNotModified(c, found, { etag, facts: found.facts });
    }
  }
  const read = await readPage(c.get("deps"), found);
  const etag = etagOf(read.name);
  return isCurrent(ifNoneMatch, etag)
    ? sendNotModified(c, read.found, { etag, facts: read.value.ranking })
    : sendBody(c, read, etag);
}

/** Equal ETags mean equal bytes: the key of a page contains everything that the page depends on. */
function etagOf(name: string): string {
  return `"${name}"`;
}

type Held = { readonly etag: string; readonly facts: RankingFacts };

function sendNotModified(c: HttpContext, found: FoundPage, { etag, facts }: Held): Response {
  const now = c.get("deps").clock.now();
  const truth = found.pointer.workspace.generation;
  noteServed(c, found, "client");
  return respond(c, null, {
    status: 304,
    headers: {
      etag,
      "cache-status": cacheStatusOf(found, "client", now),
      ...standingHeaders(now, standingOf(found, truth, facts)),
    },
  });
}

function sendBody(c: HttpContext, read: ReadPage, etag: string): Response {
  const { value, tier, rankingTier = tier } = read;
  const now = c.get("deps").clock.now();
  const isFilled = tier === "origin";
  const found = isFilled ? withoutStaleness(read.found) : read.found;
  const truth = Math.max(value.generation, found.pointer.workspace.generation);
  noteServed(c, found, tier);
  return respond(c, value.body, {
    status: 200,
    headers: {
      "content-type": "application/json",
      ...(value.link !== "" && { link: value.link }),
      etag,
      "cache-status": isFilled
        ? `ordinal; fwd=miss; detail="ranking from ${rankingTier}"`
        : cacheStatusOf(found, tier, now),
      ...standingHeaders(now, standingOf(found, truth, value.ranking)),
    },
  });
}

/** A page that was read from the database is not stale, even if the pointer was. */
function withoutStaleness(found: FoundPage): FoundPage {
  const { staleSince: _, ...fresh } = found;
  return fresh;
}

/** Formats Cache-Status (RFC 9211): the tier that served the page, or how stale the page is. */
function cacheStatusOf({ staleSince }: FoundPage, tier: Tier | "client", now: number): string {
  return staleSince === undefined
    ? `ordinal; hit; detail=${tier}`
    : `ordinal; hit; detail=stale; ttl=-${secondsFrom(staleSince, now)}`;
}

/** Records for telemetry which tier served the request. */
function noteServed(
  c: HttpContext,
  { located, staleSince }: FoundPage,
  tier: Tier | "client",
): void {
  const { generation, model } = located.name;
  c.set("served", { tier: staleSince === undefined ? tier : "stale", model, generation });
}

function standingOf(
  { located, staleSince }: FoundPage,
  truth: number,
  { at, digest }: Held["facts"],
): Standing {
  const { generation } = located.name;
  return { generation, at, digest, truth: staleSince === undefined ? truth : undefined };
}
