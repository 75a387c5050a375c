import { limits } from "../../contract/limits.ts";
import { Failure } from "../../core/failure.ts";
import { type HttpContext, type HttpMiddleware } from "../context.ts";
import { toReadableStream } from "../response/stream.ts";
import { requireContentType, decodeContent } from "./content.ts";
import { isDeeperThan } from "./nesting.ts";

const depthMax = 32;

export type BodyLimits = {
  /** On the wire and decompressed; 1 MiB if nothing else is said. */
  readonly bytesMax?: number;
  /** The media types the route takes: JSON, and for a PATCH also a merge patch. */
  readonly types?: readonly string[];
};

/**
 * Reads the body of a JSON route within bounds, before any schema sees it: of a media type the route
 * takes, not too long, valid UTF-8, not empty, not nested out of reason. hono's own readers
 * (`c.req.valid("json")`, `c.req.text()`) then find it read.
 */
export function checkBody({
  bytesMax = limits.bodyBytesMax,
  types,
}: BodyLimits = {}): HttpMiddleware {
  return async (c, next) => {
    requireContentType(c, types ?? defaultMediaTypes(c.req.method));
    const text = await readText(c, bytesMax);
    if (isDeeperThan(text, depthMax)) {
      throw new Failure("malformed", `The body is nested deeper than ${depthMax} levels.`);
    }
    // hono keeps promises here and looks for them before it reads; its types say otherwise.
    Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
    await next();
  };
}

/** Refuses the body of a route that takes none: what it asks for would be passed over. */
export const rejectBody: HttpMiddleware = async (c, next) => {
  if (Number(c.req.header("content-length") ?? 0) > 0) {
    throw new Failure("malformed", "This takes no body.");
  }
  await next();
};

function defaultMediaTypes(method: string): readonly string[] {
  const json = "application/json";
  return method === "PATCH" ? ["application/merge-patch+json", json] : [json];
}

/**
 * The body of an import, decompressed, to be read as it comes. What it says of its length is
 * checked here; how much comes in truth is counted by whoever reads it.
 */
export function readImportBody(c: HttpContext): ReadableStream<Uint8Array> {
  return toReadableStream(readChunks(requireBody(c, limits.importBytesMax)));
}

function requireBody(c: HttpContext, bytesMax: number): ReadableStream<Uint8Array> {
  if (Number(c.req.header("content-length") ?? 0) > bytesMax) {
    throw tooLarge(bytesMax);
  }
  if (c.req.raw.body === null) {
    throw new Failure("malformed", "The body is empty.");
  }
  return decodeContent(c, c.req.raw.body);
}

/** A byte order mark is dropped by the decoder. Leaving the loop cancels what has not come yet. */
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
    throw new Failure("malformed", "The body is empty.");
  }
  return text;
}

/** The chunks of a body; one that breaks off is the client's fault. */
export async function* readChunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    const detail = "The body broke off, or is not compressed the way Content-Encoding says.";
    throw new Failure("malformed", detail, { cause });
  }
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (cause) {
    throw new Failure("malformed", "The body is not valid UTF-8.", { cause });
  }
}

function tooLarge(bytesMax: number): Failure {
  return new Failure("too-large", `A body has at most ${bytesMax} bytes here.`);
}
