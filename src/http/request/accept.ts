import { type HttpContext, type HttpMiddleware } from "../context.ts";
import { notAcceptable } from "../response/problem.ts";

/** Returns the middleware that rejects a request whose Accept excludes every offered media type. */
export function negotiate(offered: readonly string[]): HttpMiddleware {
  return async (c, next) => {
    requireAcceptable(c, offered);
    await next();
  };
}

/**
 * Returns the media type that the client prefers; the first one by default. Throws if the client
 * accepts none of them. A problem is always sent as application/problem+json.
 */
export function requireAcceptable(c: HttpContext, offered: readonly string[]): string | undefined {
  const { accept } = c.get("requestHeaders");
  const type = accept === undefined ? offered[0] : chooseCached(accept, offered);
  if (type === undefined && offered.length > 0) {
    throw notAcceptable(offered);
  }
  return type;
}

/** Chosen types by Accept and offer. Clients send few different values. */
const chosenTypes = new Map<string, string | undefined>();
const [countMax, lengthMax] = [200, 300];

function chooseCached(accept: string, offered: readonly string[]): string | undefined {
  const key = offered.length === 1 ? `${offered[0]} ${accept}` : `${offered.join()} ${accept}`;
  if (chosenTypes.has(key)) {
    return chosenTypes.get(key);
  }
  const type = chooseMediaType(accept, offered);
  if (key.length <= lengthMax && chosenTypes.size < countMax) {
    chosenTypes.set(key, type);
  }
  return type;
}

/** A media range of Accept. A specific range overrides a general one. */
type MediaRange = { readonly range: string; readonly quality: number };

/**
 * Chooses the offered media type with the highest quality in Accept (RFC 9110 § 12.5.1); the first
 * one if several have it. Returns undefined if the client accepts none. Ignores parameters other
 * than `q`, and elements that are not media ranges. An Accept without any media range accepts all.
 *
 * @example
 * chooseMediaType("text/html, application/*;q=0.8", ["application/json"]); // "application/json"
 */
export function chooseMediaType(accept: string, offered: readonly string[]): string | undefined {
  const ranges = accept.toLowerCase().split(",").flatMap(parseRange);
  if (ranges.length === 0) {
    return offered[0];
  }
  let best: MediaRange = { range: "", quality: 0 };
  for (const type of offered) {
    const quality = findQuality(ranges, type);
    best = quality > best.quality ? { range: type, quality } : best;
  }
  return best.quality > 0 ? best.range : undefined;
}

function parseRange(element: string): readonly MediaRange[] {
  const [range = "", ...parameters] = element.split(";").map((part) => part.trim());
  if (!/^(?:\*\/\*|[^\s/*]+\/(?:\*|[^\s/*]+))$/.test(range)) {
    return [];
  }
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter));
  const quality = weight === undefined ? 1 : Number(weight.slice(weight.indexOf("=") + 1));
  return [{ range, quality: quality >= 0 && quality <= 1 ? quality : 1 }];
}

/** Returns the quality of the most specific range that contains a type; 0 without one. */
function findQuality(ranges: readonly MediaRange[], type: string): number {
  const family = `${type.slice(0, type.indexOf("/"))}/*`;
  for (const candidate of [type, family, "*/*"]) {
    const match = ranges.find(({ range }) => range === candidate);
    if (match !== undefined) {
      return match.quality;
    }
  }
  return 0;
}
