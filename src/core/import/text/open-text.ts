import { Failure } from "../../failure.ts";
import { concatBytes } from "./decode-text.ts";
import { detectEncoding, encodingSampleBytes } from "./detect-encoding.ts";
import { refuseBinary } from "./refuse-binary.ts";
import { TextReader } from "./text-reader.ts";

/** The text of a file in pieces of any length, and the name of its encoding. */
export type TextFile = {
  readonly encoding: string;
  readonly texts: AsyncGenerator<string>;
};

export type TextOptions = {
  readonly bytesMax: number;
  /** A label of the Encoding Standard, which applies unless the bytes show another encoding. */
  readonly encoding?: string | undefined;
};

/**
 * Determines the encoding of a file from its first bytes (see `detectEncoding`) and decodes it
 * while it is read, without the byte order mark. Damaged bytes become `damageMarker`.
 *
 * Throws "unsupported-media-type" if the file is not text, "too-large" above `bytesMax`, and
 * "malformed" if the encoding is unknown. If the file is in another encoding, `texts` throws
 * "malformed", sometimes only at the end of the file. Do not import a row before that.
 */
export async function openText(
  body: AsyncIterable<Uint8Array>,
  options: TextOptions,
): Promise<TextFile> {
  const texts = readTexts(body, options);
  const first = await texts.next();
  return { encoding: first.value ?? "", texts };
}

/** Yields the name of the encoding, then the text. Omits empty pieces of text. */
async function* readTexts(
  body: AsyncIterable<Uint8Array>,
  { bytesMax, encoding: stated }: TextOptions,
): AsyncGenerator<string, undefined> {
  let reader: TextReader | undefined;
  for await (const chunk of joinFirstChunks(limitBytes(body, bytesMax))) {
    let bytes = chunk;
    if (reader === undefined) {
      refuseBinary(chunk);
      const { decoder, markBytes } = detectEncoding(chunk, stated);
      reader = new TextReader(decoder);
      bytes = chunk.subarray(markBytes);
      yield decoder.encoding;
    }
    const text = reader.read(bytes);
    if (text !== "") {
      yield text;
    }
  }
  const last = reader?.end() ?? "";
  if (last !== "") {
    yield last;
  }
}

async function* limitBytes(
  body: AsyncIterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<Uint8Array> {
  let count = 0;
  for await (const chunk of body) {
    count += chunk.byteLength;
    if (count > bytesMax) {
      throw new Failure(
        "too-large",
        `The file has more than ${bytesMax} bytes. Split it and import the parts.`,
      );
    }
    yield chunk;
  }
}

/** Joins chunks until the first one shows the encoding. Yields at least one chunk. */
async function* joinFirstChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (start === undefined) {
      yield chunk;
      continue;
    }
    start = concatBytes(start, chunk);
    if (start.length >= encodingSampleBytes) {
      yield start;
      start = undefined;
    }
  }
  if (start !== undefined) {
    yield start;
  }
}
