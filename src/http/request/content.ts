import { type HttpContext } from "../context.ts";
import { HttpProblem } from "../response/problem.ts";

/** Returns the media type of the body. Rejects types other than `types`, and other charsets. */
export function requireContentType(c: HttpContext, types: readonly string[]): string {
  const { type, charset } = requireFileType(c, types);
  if (charset !== undefined && !/^utf-?8$/.test(charset)) {
    throw new HttpProblem(
      "unsupported-media-type",
      "The charset of the Content-Type is not supported. Send UTF-8.",
    );
  }
  return type;
}

/** Returns the media type and the charset of a file. Rejects types other than `types`. */
export function requireFileType(
  c: HttpContext,
  types: readonly string[],
): { readonly type: string; readonly charset: string | undefined } {
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
  const charset = parameters.find((parameter) => parameter.startsWith("charset="));
  return { type, charset: charset?.slice("charset=".length).replaceAll('"', "") };
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
