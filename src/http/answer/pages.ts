import { type Instant } from "../../core/item/item.ts";
import { type Deps, type Page, type Tier } from "../../deps.ts";
import { findPage, nameOfPage } from "../../flows/pages/find-page.ts";
import { type FoundPage, type PageRequest } from "../../flows/pages/page.ts";
import { type ReadPage, readPage } from "../../flows/pages/read-page.ts";
import { isCurrent } from "../request/conditional.ts";
import { type Served } from "../router.ts";
import { secondsFrom, type Standing, standingHeaders } from "./standing.ts";

/** What an answer with a page depends on, beside the page. */
export type PageReader = {
  readonly ifNoneMatch: string | undefined;
  readonly minGeneration: number;
  readonly takesGzip: boolean;
};

/** A page, or that its reader holds it; before anybody has signed it. */
export type PageAnswer = {
  /** Undefined where the reader holds it. */
  readonly body: Uint8Array | undefined;
  /** Whether what is sent, or held, is in gzip. */
  readonly isPacked: boolean;
  readonly etag: string;
  readonly link: string;
  readonly cacheStatus: string;
  readonly standing: Standing;
  readonly now: Instant;
  readonly served: Served;
};

/** The page; or that it is current, before anything of it is read if it is known what it is. */
export async function answerPage(
  deps: Deps,
  request: PageRequest,
  reader: PageReader,
): Promise<PageAnswer> {
  const found = await findPage(deps, request, reader.minGeneration);
  const { facts, pointer } = found;
  const { ifNoneMatch } = reader;
  if (facts !== undefined && ifNoneMatch !== undefined) {
    const held = tagHeld(ifNoneMatch, nameOfPage(found, pointer.workspace.generation));
    if (held !== undefined) {
      return current(deps, found, { ...held, facts });
    }
  }
  const read = await readPage(deps, found);
  const tag = ifNoneMatch === undefined ? undefined : tagHeld(ifNoneMatch, read.name);
  return tag === undefined
    ? whole(deps, read, reader)
    : current(deps, read.found, { ...tag, facts: read.value.ranking });
}

type Tag = Pick<PageAnswer, "etag" | "isPacked">;

/** A page's name is its ETag: equal tags, equal bytes, so those in gzip have a tag of their own. */
function tagOf(name: string, isPacked: boolean): string {
  // No name has a semicolon: where a query could have one, it is escaped.
  return isPacked ? `"${name};gzip"` : `"${name}"`;
}

/** The tag by which a reader holds the page, in either form. */
function tagHeld(ifNoneMatch: string, name: string): Tag | undefined {
  const plain = tagOf(name, false);
  if (isCurrent(ifNoneMatch, plain)) {
    return { etag: plain, isPacked: false };
  }
  const packed = tagOf(name, true);
  return isCurrent(ifNoneMatch, packed) ? { etag: packed, isPacked: true } : undefined;
}

function current(
  { clock }: Deps,
  found: FoundPage,
  { etag, isPacked, facts }: Tag & { readonly facts: Page["ranking"] },
): PageAnswer {
  const now = clock.now();
  const truth = found.pointer.workspace.generation;
  return {
    body: undefined,
    isPacked,
    etag,
    link: "",
    standing: standingOf(found, truth, facts),
    now,
    cacheStatus: cacheStatusOf(found, "client", now),
    served: servedFrom(found, "client"),
  };
}

function whole(deps: Deps, read: ReadPage, { takesGzip }: PageReader): PageAnswer {
  const { value, tier, found, name, rankingTier = tier } = read;
  const now = deps.clock.now();
  const truth = Math.max(value.generation, found.pointer.workspace.generation);
  const isFilled = tier === "origin";
  const answered = isFilled ? withoutStaleness(found) : found;
  if (takesGzip && tier === "memory" && value.packed === undefined) {
    packBehind(deps, name, value);
  }
  const isPacked = takesGzip && value.packed !== undefined;
  return {
    body: isPacked ? value.packed : value.body,
    isPacked,
    etag: tagOf(name, isPacked),
    link: value.link,
    standing: standingOf(answered, truth, value.ranking),
    now,
    cacheStatus: isFilled
      ? `ordinal; fwd=miss; detail="ranking from ${rankingTier}"`
      : cacheStatusOf(answered, tier, now),
    served: servedFrom(answered, tier),
  };
}

/** What was read from the truth is not stale, whatever was known of it before. */
function withoutStaleness(found: FoundPage): FoundPage {
  const { staleSince: _, ...fresh } = found;
  return fresh;
}

/** Pages that are read again and again are kept in gzip, too: made behind an answer, once. */
function packBehind({ copies, later }: Deps, name: string, page: Page): void {
  const work = copies.pages.pack(name, page);
  if (work !== undefined) {
    later(work);
  }
}

/** Which copy answers; or that it is the last that was known, and of which age. */
function cacheStatusOf({ staleSince }: FoundPage, tier: Tier | "client", now: Instant): string {
  return staleSince === undefined
    ? `ordinal; hit; detail=${tier}`
    : `ordinal; hit; detail=stale; ttl=-${secondsFrom(staleSince, now)}`;
}

/** The same for the point of the request. */
function servedFrom({ located, staleSince }: FoundPage, tier: Tier | "client"): Served {
  const { generation, model } = located.name;
  return { tier: staleSince === undefined ? tier : "stale", model, generation };
}

function standingOf(
  { located, staleSince }: FoundPage,
  truth: number,
  { at, digest }: Page["ranking"],
): Standing {
  const { generation } = located.name;
  return { generation, at, digest, truth: staleSince === undefined ? truth : undefined };
}

/** What the answer says of itself; signing it is left to others. */
export function headersOfPage(answer: PageAnswer): Record<string, string> {
  const { body, isPacked, etag, link, cacheStatus, standing, now } = answer;
  return {
    ...(body !== undefined && { "content-type": "application/json" }),
    ...(body !== undefined && isPacked && { "content-encoding": "gzip" }),
    ...(link !== "" && { link }),
    etag,
    vary: "Accept-Encoding",
    "cache-status": cacheStatus,
    ...standingHeaders(now, standing),
  };
}

export function responseOfPage({ body, isPacked }: PageAnswer, headers: HeadersInit): Response {
  if (body === undefined) {
    return new Response(null, { status: 304, headers });
  }
  // What is packed is sent as it is; the platform would pack what says that it is packed.
  return new Response(body, isPacked ? { headers, encodeBody: "manual" } : { headers });
}
