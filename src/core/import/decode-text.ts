/**
 * Decodes the bytes of a body to text and marks damaged bytes.
 *
 * A lossy TextDecoder writes U+FFFD for bytes that are not UTF-8. Real files also contain a genuine
 * U+FFFD (EF BF BD), and their rows are valid. Before decoding, this module therefore replaces each
 * genuine one with U+FDD0 (EF B7 90, also three bytes). After decoding, every U+FFFD is damage and
 * becomes the marker U+FDD1, and U+FDD0 becomes U+FFFD again. A file's own U+FDD0 or U+FDD1 counts
 * as damage, because Unicode reserves these noncharacters for internal use.
 */
import { Failure, failureFromFault } from "../failure.ts";

/** Replaces bytes that are not UTF-8 in the text. */
export const damageMarker = "\uFDD1";

/** The standard decoder, which every runtime has. Core is compiled without platform types. */
declare const TextDecoder: new (
  label: "utf-8",
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => {
  readonly decode: (bytes?: Uint8Array, options?: { readonly stream: boolean }) => string;
};

const shield = "\uFDD0";
const emptyBytes = new Uint8Array(0);

/**
 * Decodes a UTF-8 body to pieces of text of any length, without the byte order mark. Damaged bytes
 * become `damageMarker`. Throws "too-large" above `bytesMax`, and "malformed" if the body is
 * UTF-16.
 */
export async function* decodeText(
  body: AsyncIterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<string> {
  // `ignoreBOM` keeps the mark in the text. The loop removes exactly one, for any size of chunk.
  const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });
  let isStart = true;
  for await (const bytes of alignChunks(body, bytesMax)) {
    const text = unshieldText(decoder.decode(shieldReplacements(bytes), { stream: true }));
    const piece = isStart && text.startsWith("\uFEFF") ? text.slice(1) : text;
    isStart &&= text === "";
    if (piece !== "") {
      yield piece;
    }
  }
  const last = unshieldText(decoder.decode());
  if (last !== "") {
    yield last;
  }
}

/** Counts the bytes of the body and moves chunk ends, so that none splits a sequence after EF. */
async function* alignChunks(
  body: AsyncIterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<Uint8Array> {
  let count = 0;
  let rest: Uint8Array = emptyBytes;
  let isStart = true;
  for await (const chunk of body) {
    count += chunk.byteLength;
    checkSize(count, bytesMax);
    const bytes = concatBytes(rest, chunk);
    if (isStart && bytes.length < 2) {
      rest = bytes;
      continue;
    }
    if (isStart) {
      checkNotUtf16(bytes);
      isStart = false;
    }
    const end = findSafeEnd(bytes);
    rest = new Uint8Array(bytes.subarray(end));
    yield bytes.subarray(0, end);
  }
  yield rest;
}

function checkSize(count: number, bytesMax: number): void {
  if (count > bytesMax) {
    throw new Failure(
      "too-large",
      `The file has more than ${bytesMax} bytes. Split it and import the parts.`,
    );
  }
}

function concatBytes(rest: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (rest.length === 0) {
    return chunk;
  }
  const both = new Uint8Array(rest.length + chunk.length);
  both.set(rest);
  both.set(chunk, rest.length);
  return both;
}

function checkNotUtf16(bytes: Uint8Array): void {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (mark === 0xfeff || mark === 0xfffe) {
    throw failureFromFault("malformed", {
      line: 1,
      detail: "The file is UTF-16. Save it as UTF-8.",
    });
  }
}

/** Returns the end of the bytes before a three-byte sequence that the chunk may have cut. */
function findSafeEnd(bytes: Uint8Array): number {
  const { length } = bytes;
  if (bytes[length - 1] === 0xef) {
    return length - 1;
  }
  return bytes[length - 2] === 0xef ? length - 2 : length;
}

/** Replaces U+FFFD with U+FDD0, and U+FDD0 with U+FDD1. Copies the bytes only if one occurs. */
function shieldReplacements(bytes: Uint8Array): Uint8Array {
  let copy: Uint8Array | undefined;
  for (let index = bytes.indexOf(0xef); index !== -1; index = bytes.indexOf(0xef, index + 1)) {
    const tail = ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    if (tail === 0xbfbd || tail === 0xb790) {
      copy ??= new Uint8Array(bytes); // Buffer.slice() would share memory.
      copy[index + 1] = 0xb7;
      copy[index + 2] = tail === 0xbfbd ? 0x90 : 0x91;
    }
  }
  return copy ?? bytes;
}

function unshieldText(text: string): string {
  return text.replaceAll("\uFFFD", damageMarker).replaceAll(shield, "\uFFFD");
}
