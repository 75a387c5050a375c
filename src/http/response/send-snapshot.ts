import {
  type CompressedSnapshot,
  type LocatedSnapshot,
} from "../../flows/snapshots/locate-snapshot.ts";
import { type HttpContext } from "../context.ts";
import { isCurrent, requireMatch } from "../request/conditional.ts";

/** The media type of an encoded snapshot. */
export const snapshotType = "application/octet-stream";

/**
 * Sends a snapshot as it is stored. `encodeBody: "manual"` keeps the runtime from compressing it
 * again. A client that does not accept gzip gets the same bytes decompressed (RFC 9110 § 12.5.3).
 * Sends a 304 without reading a checkpoint, because its name is known.
 */
export async function sendSnapshot(c: HttpContext, located: LocatedSnapshot): Promise<Response> {
  const isGzip = acceptsGzip(c.req.header("accept-encoding") ?? "");
  const { name, generation } = located;
  if (name !== undefined) {
    const headers = buildHeaders({ name, generation, isGzip });
    const { ifMatch, ifNoneMatch } = c.get("requestHeaders");
    requireMatch(ifMatch, headers.etag);
    if (isCurrent(ifNoneMatch, headers.etag)) {
      return new Response(null, { status: 304, headers });
    }
    if (c.req.method === "HEAD") {
      return new Response(null, { headers: { ...headers, ...contentHeaders(isGzip) } });
    }
  }
  const body = await located.open();
  const bodyName = name ?? (await nameBody(c, body));
  const headers = buildHeaders({ name: bodyName, generation, isGzip });
  return new Response(isGzip ? toBody(body) : decompress(body), {
    headers: { ...headers, ...contentHeaders(isGzip) },
    ...(isGzip && { encodeBody: "manual" }),
  });
}

/** Returns whether Accept-Encoding lists gzip or any coding with a quality above 0. */
export function acceptsGzip(acceptEncoding: string): boolean {
  const codings = acceptEncoding.toLowerCase().split(",").map(parseCoding);
  const match =
    codings.find(({ coding }) => coding === "gzip" || coding === "x-gzip") ??
    codings.find(({ coding }) => coding === "*");
  return match !== undefined && match.quality > 0;
}

function parseCoding(element: string): { readonly coding: string; readonly quality: number } {
  const [coding = "", ...parameters] = element.split(";").map((part) => part.trim());
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter));
  const quality = weight === undefined ? 1 : Number(weight.slice(weight.indexOf("=") + 1));
  return { coding, quality: Number.isNaN(quality) ? 1 : quality };
}

type Representation = {
  readonly name: string;
  readonly generation: number;
  readonly isGzip: boolean;
};

/** Equal ETags mean equal bytes, so each form of the body has its own ETag. */
function buildHeaders({ name, generation, isGzip }: Representation) {
  return {
    etag: isGzip ? `"${name}"` : `"${name}-identity"`,
    "cache-control": "private, max-age=31536000, immutable",
    "ordinal-generation": String(generation),
    vary: "Accept-Encoding",
  };
}

function contentHeaders(isGzip: boolean): Record<string, string> {
  return { "content-type": snapshotType, ...(isGzip && { "content-encoding": "gzip" }) };
}

/** Names a body that is not a checkpoint by its digest. Only a checkpoint is a stream. */
async function nameBody(c: HttpContext, body: CompressedSnapshot): Promise<string> {
  const bytes = body instanceof Uint8Array ? body : new Uint8Array();
  return (await c.get("deps").crypto.sha256(bytes)).slice(0, 32);
}

function toBody(body: CompressedSnapshot): BodyInit {
  return body instanceof Uint8Array ? new Uint8Array(body) : body;
}

function decompress(body: CompressedSnapshot): ReadableStream | null {
  const stream = new Response(toBody(body)).body;
  return stream?.pipeThrough(new DecompressionStream("gzip")) ?? null;
}
