/**
 * Bytes of a body → text, losing nothing and throwing at nothing but size.
 *
 * A lossy TextDecoder writes U+FFFD for bytes that are not UTF-8, but real files also hold U+FFFD
 * written out (EF BF BD), and those rows are sound. So before decoding, the genuine ones are shielded
 * in the bytes as U+FDD0 (EF B7 90, as long as what it stands for); what comes out as U+FFFD is then
 * damage and becomes the marker U+FDD1, and the shield is taken off. A file's own U+FDD0 or U+FDD1,
 * noncharacters that Unicode keeps out of interchange, count as damage.
 */
import { Failure, failureFromFault } from "../failure.ts";

/** Stands in the text where the bytes were not UTF-8. */
export const damageMarker = "\uFDD1";

const shield = "\uFDD0";
const emptyBytes = new Uint8Array(0);

/**
 * The text of a UTF-8 body, in pieces of no particular size, without its byte order mark.
 * Damaged bytes become `damageMarker`. Fails as too-large past `bytesMax`, malformed if it is UTF-16.
 */
export async function* decodeText(
  body: ReadableStream<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<string> {
  // ignoreBOM keeps the mark in the text: exactly one is then stripped, at any size of chunk.
  const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });
  let isStart = true;
  for await (const bytes of alignChunks(body, bytesMax)) {
    const text = unshieldText(decoder.decode(shieldReplacements(bytes), { stream: true }));
    const kept = isStart && text.startsWith("\uFEFF") ? text.slice(1) : text;
    isStart &&= text === "";
    if (kept !== "") {
      yield kept;
    }
  }
  const last = unshieldText(decoder.decode());
  if (last !== "") {
    yield last;
  }
}

/** The body's chunks, counted, and moved so that no cut falls inside a sequence that begins with EF. */
async function* alignChunks(
  body: ReadableStream<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<Uint8Array> {
  let count = 0;
  let held: Uint8Array = emptyBytes;
  let isStart = true;
  for await (const chunk of body) {
    count += chunk.byteLength;
    checkSize(count, bytesMax);
    const bytes = concatBytes(held, chunk);
    if (isStart && bytes.length < 2) {
      held = bytes;
      continue;
    }
    if (isStart) {
      checkNotUtf16(bytes);
      isStart = false;
    }
    const end = findSafeEnd(bytes);
    held = new Uint8Array(bytes.subarray(end));
    yield bytes.subarray(0, end);
  }
  yield held;
}

function checkSize(count: number, bytesMax: number): void {
  if (count > bytesMax) {
    throw new Failure("too-large", `The file has more than ${bytesMax} bytes.`);
  }
}

function concatBytes(held: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (held.length === 0) {
    return chunk;
  }
  const both = new Uint8Array(held.length + chunk.length);
  both.set(held);
  both.set(chunk, held.length);
  return both;
}

function checkNotUtf16(bytes: Uint8Array): void {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (mark === 0xfeff || mark === 0xfffe) {
    throw failureFromFault("malformed", {
      line: 1,
      detail: "The file is UTF-16; it is not UTF-8.",
    });
  }
}

/** Where the bytes end that cannot be part of a three-byte sequence still to come. */
function findSafeEnd(bytes: Uint8Array): number {
  const { length } = bytes;
  if (bytes[length - 1] === 0xef) {
    return length - 1;
  }
  return bytes[length - 2] === 0xef ? length - 2 : length;
}

/** U+FFFD → U+FDD0, and the file's own U+FDD0 → U+FDD1; copies only when there is one. */
function shieldReplacements(bytes: Uint8Array): Uint8Array {
  let copy: Uint8Array | undefined;
  for (let at = bytes.indexOf(0xef); at !== -1; at = bytes.indexOf(0xef, at + 1)) {
    const tail = ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    if (tail === 0xbfbd || tail === 0xb790) {
      copy ??= new Uint8Array(bytes); // slice() of a Node Buffer would share its memory
      copy[at + 1] = 0xb7;
      copy[at + 2] = tail === 0xbfbd ? 0x90 : 0x91;
    }
  }
  return copy ?? bytes;
}

function unshieldText(text: string): string {
  return text.replaceAll("\uFFFD", damageMarker).replaceAll(shield, "\uFFFD");
}
