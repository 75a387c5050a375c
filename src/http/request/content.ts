import { type HttpContext } from "../context.ts";
import { HttpProblem } from "../response/problem.ts";

/** The media type of the body, if it is one of `types` and of a charset we read; else 415. */
export function requireContentType(c: HttpContext, types: readonly string[]): string {
  const [type = "", ...parameters] = (c.req.header("content-type") ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  if (!types.includes(type)) {
    const field = c.req.method === "PATCH" ? "accept-patch" : "accept-post";
    const headers = { [field]: types.join(", ") };
    const detail = `Content-Type has to be ${types.join(" or ")}.`;
    throw new HttpProblem("unsupported-media-type", detail, headers);
  }
  const charset = parameters.find((parameter) => parameter.startsWith("charset="));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) {
    throw new HttpProblem("unsupported-media-type", "The charset has to be UTF-8.");
  }
  return type;
}

/** The body without its Content-Encoding. Its reader bounds what comes out. */
export function decodeContent(
  c: HttpContext,
  body: ReadableStream<Uint8Array>,
): ReadableStream<Uint8Array> {
  const encoding = (c.req.header("content-encoding") ?? "identity").trim().toLowerCase();
  if (encoding === "identity") {
    return body;
  }
  if (encoding === "gzip" || encoding === "deflate") {
    return body.pipeThrough(new DecompressionStream(encoding));
  }
  const headers = { "accept-encoding": "gzip, deflate" };
  const detail = "Content-Encoding has to be gzip or deflate, and only one of them.";
  throw new HttpProblem("unsupported-media-type", detail, headers);
}
