/**
 * Decodes bytes to text and marks damaged bytes.
 *
 * A lossy TextDecoder writes U+FFFD for bytes that are not UTF-8. Real files also contain a genuine
 * U+FFFD (EF BF BD), and their rows are valid. Before decoding, this module therefore replaces each
 * genuine one with U+FDD0 (EF B7 90, also three bytes). After decoding, every U+FFFD is damage and
 * becomes the marker U+FDD1, and U+FDD0 becomes U+FFFD again. A file's own U+FDD0 or U+FDD1 counts
 * as damage, because Unicode reserves these noncharacters for internal use.
 *
 * UTF-16 is decoded without a TextDecoder, so that only lone surrogates become the marker.
 */
import { Failure } from "../../failure.ts";

/** Replaces bytes in the text that are not valid in the file's encoding. */
export const damageMarker = "\uFDD1";

/** A piece of text and the bytes that it was decoded from. */
export type Decoded = { readonly text: string; readonly bytes: Uint8Array };

/** A decoder of the consecutive chunks of one file. */
export type ByteDecoder = {
  /** The name of the encoding in the Encoding Standard. */
  readonly encoding: string;
  readonly decode: (chunk: Uint8Array, isLast: boolean) => Decoded;
};

type PlatformDecoder = {
  readonly encoding: string;
  readonly decode: (bytes?: Uint8Array, options?: { readonly stream: boolean }) => string;
};

/** The standard decoder, which every runtime has. Core is compiled without platform types. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => PlatformDecoder;

const shield = "\uFDD0";
const emptyBytes = new Uint8Array(0);

/** The number of units per call of `String.fromCharCode`, whose arguments must fit on the stack. */
const unitsMax = 8_192;

/**
 * Creates a decoder from any label of the Encoding Standard, such as "latin1". It keeps a byte
 * order mark. Throws "malformed" for a label that the runtime does not support.
 */
export function createDecoder(label: string): ByteDecoder {
  const decoder = createPlatformDecoder(label);
  const { encoding } = decoder;
  if (encoding === "utf-8") {
    return createAlignedDecoder(encoding, findUtf8End, (bytes) =>
      unshieldText(decoder.decode(shieldReplacements(bytes))),
    );
  }
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const isLittle = encoding === "utf-16le";
    return createAlignedDecoder(
      encoding,
      (bytes) => findUtf16End(bytes, isLittle),
      (bytes) => decodeUtf16(bytes, isLittle),
    );
  }
  return {
    encoding,
    decode: (bytes, isLast) => ({
      text: markDamage(decoder.decode(bytes, { stream: !isLast })),
      bytes,
    }),
  };
}

function createPlatformDecoder(label: string): PlatformDecoder {
  try {
    return new TextDecoder(label, { fatal: false, ignoreBOM: true });
  } catch (cause) {
    const detail =
      `The encoding ${JSON.stringify(label)} is not known. Use a label of the Encoding Standard, ` +
      "such as utf-8, utf-16le, windows-1252, iso-8859-15, windows-1251, shift_jis or gbk.";
    throw new Failure("malformed", detail, { faults: [{ parameter: "encoding", detail }], cause });
  }
}

/**
 * Creates a decoder that receives whole characters: bytes after `findEnd` wait for the next chunk.
 */
function createAlignedDecoder(
  encoding: string,
  findEnd: (bytes: Uint8Array) => number,
  decodeWhole: (bytes: Uint8Array) => string,
): ByteDecoder {
  let rest: Uint8Array = emptyBytes;
  return {
    encoding,
    decode: (chunk, isLast) => {
      const bytes = concatBytes(rest, chunk);
      const end = isLast ? bytes.length : findEnd(bytes);
      rest = end === bytes.length ? emptyBytes : new Uint8Array(bytes.subarray(end));
      const whole = bytes.subarray(0, end);
      return { text: decodeWhole(whole), bytes: whole };
    },
  };
}

/** Concatenates two pieces of bytes. If one piece is empty, returns the other piece itself. */
export function concatBytes(rest: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (rest.length === 0 || chunk.length === 0) {
    return rest.length === 0 ? chunk : rest;
  }
  const both = new Uint8Array(rest.length + chunk.length);
  both.set(rest);
  both.set(chunk, rest.length);
  return both;
}

/** Returns the end of the bytes before a sequence that the chunk may have cut. */
function findUtf8End(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let count = 1; count <= 3 && count <= length; count += 1) {
    const byte = bytes[length - count] ?? 0;
    if (byte >= 0xc0) {
      return countSequenceBytes(byte) > count ? length - count : length;
    }
    if (byte < 0x80) {
      return length;
    }
  }
  return length;
}

function countSequenceBytes(lead: number): number {
  if (lead >= 0xf0) {
    return 4;
  }
  return lead >= 0xe0 ? 3 : 2;
}

/** Returns the end of the bytes before half a unit, or before half a surrogate pair. */
function findUtf16End(bytes: Uint8Array, isLittle: boolean): number {
  const end = bytes.length - (bytes.length % 2);
  const highByte = bytes[isLittle ? end - 1 : end - 2] ?? 0;
  return (highByte & 0xfc) === 0xd8 ? end - 2 : end;
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

/** Decodes whole units. Marks lone surrogates, half a unit at the end, and noncharacters. */
function decodeUtf16(bytes: Uint8Array, isLittle: boolean): string {
  const units = new Uint16Array(bytes.length >> 1);
  for (let index = 0; index < units.length; index += 1) {
    const first = bytes[index * 2] ?? 0;
    const second = bytes[index * 2 + 1] ?? 0;
    units[index] = isLittle ? first | (second << 8) : (first << 8) | second;
  }
  let text = "";
  for (let start = 0; start < units.length; start += unitsMax) {
    text += String.fromCharCode(...units.subarray(start, start + unitsMax));
  }
  const marked = text.isWellFormed() ? text : text.replaceAll(/[\uD800-\uDFFF]/gu, damageMarker);
  const half = bytes.length % 2 === 0 ? "" : damageMarker;
  return marked.replaceAll(shield, damageMarker) + half;
}

/** Marks U+FFFD, which legacy encodings cannot express, and noncharacters. */
function markDamage(text: string): string {
  return text.replaceAll("\uFFFD", damageMarker).replaceAll(shield, damageMarker);
}
