import { type HttpContext } from "../context.ts";
import { HttpProblem } from "../response/problem.ts";

/**
 * Returns the media type of the body. Rejects types other than `types`, other charsets, and a
 * charset that is named twice. `hint` says how to declare another charset.
 */
export function requireContentType(
  c: HttpContext,
  types: readonly string[],
  hint = "Send UTF-8.",
): string {
  const [type = "", ...parameters] = (c.req.header("content-type") ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  if (!types.includes(type)) {
    const field = c.req.method === "PATCH" ? "accept-patch" : "accept-post";
    const headers = { [field]: types.join(", ") };
    const detail = `The Content-Type is not supported. Send ${types.join(" or ")}.`;
    throw new HttpProblem("unsupported-media-type", detail, headers);
  }
  checkCharset(parameters, hint);
  return type;
}

/** Throws unless the parameters name UTF-8, once, or no charset. */
function checkCharset(parameters: readonly string[], hint: string): void {
  const [charset, second] = parameters.filter((parameter) => /^charset\s*(?:=|$)/.test(parameter));
  if (second !== undefined) {
    const detail = "The Content-Type names a charset twice. Send charset=utf-8 once, or omit it.";
    throw new HttpProblem("unsupported-media-type", detail);
  }
  if (charset !== undefined && !/^charset=(?:utf-?8|"utf-?8")$/.test(charset)) {
    const detail = `The charset of the Content-Type is not supported. ${hint}`;
    throw new HttpProblem("unsupported-media-type", detail);
  }
}

/** Returns the body without its Content-Encoding. The reader of the stream limits its size. */
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
  const detail =
    "The Content-Encoding is not supported. Send gzip or deflate, or no Content-Encoding.";
  throw new HttpProblem("unsupported-media-type", detail, headers);
}
