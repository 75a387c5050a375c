import { limits } from "../../contract/limits.ts";
import { Failure, failureFromFault } from "../../core/failure.ts";
import { findJsonFault } from "../../core/json-text.ts";
import { pauseAfter } from "../../flows/run-sliced.ts";
import { type HttpContext, type HttpMiddleware } from "../context.ts";
import { toReadableStream } from "../response/stream.ts";
import { requireContentType, decodeContent } from "./content.ts";

const depthMax = 32;

/** The media type of bodies with a JSON text per line. */
export const ndjsonMediaType = "application/x-ndjson";

/** The cost of parsing a character: see `Sliced`. */
export const characterCost = 1 / 5;

export type BodyLimits = {
  /** The limit on the wire and decompressed; 1 MiB by default. */
  readonly bytesMax?: number;
  /** The accepted media types; by default JSON, and for a PATCH also a merge patch. */
  readonly types?: readonly string[];
};

/**
 * Reads the body of a JSON route before any schema does. Rejects a body of another media type, and
 * one that is too large, not UTF-8, empty, nested too deeply or ambiguous. Stores the text in
 * Hono's body cache, from which `c.req.valid("json")` and `c.req.text()` read it. The route checks
 * the lines of an NDJSON body itself.
 */
export function checkBody({
  bytesMax = limits.bodyBytesMax,
  types,
}: BodyLimits = {}): HttpMiddleware {
  return async (c, next) => {
    const type = requireContentType(c, types ?? defaultMediaTypes(c.req.method));
    const text = await readText(c, bytesMax);
    if (type !== ndjsonMediaType) {
      checkJsonText(text);
    }
    // Decoding and checking a large body takes about as long as the schema does afterwards.
    await pauseAfter(c.get("deps"), text.length * characterCost);
    // Hono caches promises here, although its types declare values.
    Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
    await next();
  };
}

/**
 * Throws if a JSON text is nested too deeply, or if an object has a duplicate name, the name
 * `__proto__`, or a name that is not plain text. `pointer` locates the text in the body.
 */
export function checkJsonText(text: string, pointer = ""): void {
  const fault = findJsonFault(text, depthMax);
  if (fault !== undefined) {
    const place = fault.pointer === undefined ? {} : { pointer: `${pointer}${fault.pointer}` };
    throw failureFromFault("malformed", { ...fault, ...place });
  }
}

/** Rejects a body on a route that does not read it. */
export const rejectBody: HttpMiddleware = async (c, next) => {
  if (Number(c.req.header("content-length") ?? 0) > 0) {
    throw new Failure("malformed", "This operation takes no body. Send the request without one.");
  }
  await next();
};

function defaultMediaTypes(method: string): readonly string[] {
  const json = "application/json";
  return method === "PATCH" ? ["application/merge-patch+json", json] : [json];
}

/**
 * Returns the body of an import as a decompressed stream. Checks its Content-Length only; the
 * reader of the stream counts the actual bytes.
 */
export function readImportBody(c: HttpContext): ReadableStream<Uint8Array> {
  return toReadableStream(readChunks(requireBody(c, limits.importBytesMax)));
}

function requireBody(c: HttpContext, bytesMax: number): ReadableStream<Uint8Array> {
  if (Number(c.req.header("content-length") ?? 0) > bytesMax) {
    throw tooLarge(bytesMax);
  }
  if (c.req.raw.body === null) {
    throw new Failure("malformed", "The body is empty. Send one.");
  }
  return decodeContent(c, c.req.raw.body);
}

/** Reads the text, without a byte order mark. Leaving the loop cancels the rest of the stream. */
async function readText(c: HttpContext, bytesMax: number): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  let [text, bytes] = ["", 0];
  for await (const chunk of readChunks(requireBody(c, bytesMax))) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) {
      throw tooLarge(bytesMax);
    }
    text += decode(decoder, chunk);
  }
  text += decode(decoder);
  if (text === "") {
    throw new Failure("malformed", "The body is empty. Send one.");
  }
  return text;
}

/** Yields the chunks of a body. An interrupted body is the client's error. */
export async function* readChunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    const detail =
      "The body ended early or does not match its Content-Encoding. Send it again, complete.";
    throw new Failure("malformed", detail, { cause });
  }
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (cause) {
    throw new Failure("malformed", "The body is not valid UTF-8. Encode it as UTF-8.", { cause });
  }
}

function tooLarge(bytesMax: number): Failure {
  return new Failure("too-large", `The body has more than ${bytesMax} bytes. Split the request.`);
}
