import { z } from "zod";
import { type LazyBytes, toBytes } from "../../core/columns/lazy-bytes.ts";

/**
 * The description of a value in parts, stored under the key of the value. KV stores at most 25 MiB
 * per value, so a larger value is split into parts with keys of their own.
 */
const PartsManifest = z.object({
  /** Bytes of the value. */
  bytes: z.int().min(1),
  /** Bytes of each part except the last. */
  partBytes: z.int().min(1),
  /** The checksum of each part, in order. */
  sums: z.array(z.int()),
});

export type PartsManifest = z.infer<typeof PartsManifest>;

/** Values of more bytes are split into parts of this size. A multiple of eight. */
export const partBytesMax = 8 * 1_024 * 1_024;

/** The maximum number of parts: an isolate has no memory for a larger value. */
const partsMax = 16;

const magic = 0x4f52_4450;
const magicBytes = 4;

/**
 * Writes a value in one piece, or part by part and then its manifest. The key of a part contains
 * its checksum, so that concurrent writers of different bytes do not mix their parts. Does not
 * write a value of more than `partsMax` parts.
 */
export async function writeParts(
  key: string,
  { bytes, partBytes }: { readonly bytes: LazyBytes; readonly partBytes: number },
  put: (key: string, bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const { byteLength } = bytes;
  if (byteLength <= partBytes) {
    return put(key, toBytes(bytes));
  }
  const count = Math.ceil(byteLength / partBytes);
  if (count > partsMax) {
    return;
  }
  const sums: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const part = bytes.slice(index * partBytes, Math.min((index + 1) * partBytes, byteLength));
    sums.push(computeChecksum(part));
    // oxlint-disable-next-line no-await-in-loop -- only one part may be in memory
    await put(formatPartKey(key, { index, count, sum: sums[index] ?? 0 }), part);
  }
  await put(key, encodeManifest({ bytes: byteLength, partBytes, sums }));
}

function encodeManifest(manifest: PartsManifest): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(manifest));
  const bytes = new Uint8Array(magicBytes + text.length);
  new DataView(bytes.buffer).setUint32(0, magic);
  bytes.set(text, magicBytes);
  return bytes;
}

/**
 * Decodes a manifest. Returns undefined if the bytes are a value, and throws if they are damaged.
 */
export function decodeManifest(bytes: ArrayBuffer): PartsManifest | undefined {
  if (bytes.byteLength < magicBytes || new DataView(bytes).getUint32(0) !== magic) {
    return undefined;
  }
  return PartsManifest.parse(
    JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, magicBytes))),
  );
}

/** A part in flight exists twice (response and target buffer), so read two at a time. */
const concurrentReadsMax = 2;

/** Fetches and joins the parts. Returns undefined if a part is missing or has another checksum. */
export async function joinParts(
  key: string,
  manifest: PartsManifest,
  fetchPart: (key: string) => Promise<ArrayBuffer | undefined>,
): Promise<ArrayBuffer | undefined> {
  if (!isValidManifest(manifest)) {
    return undefined;
  }
  const joined = new Uint8Array(manifest.bytes);
  const count = manifest.sums.length;
  const copyPart = async (index: number): Promise<boolean> => {
    const part = await fetchPart(
      formatPartKey(key, { index, count, sum: manifest.sums[index] ?? 0 }),
    );
    const isValid = part !== undefined && isPart(manifest, index, part);
    if (isValid) {
      joined.set(new Uint8Array(part), index * manifest.partBytes);
    }
    return isValid;
  };
  for (let from = 0; from < count; from += concurrentReadsMax) {
    const indexes = [...manifest.sums.keys()].slice(from, from + concurrentReadsMax);
    // oxlint-disable-next-line no-await-in-loop -- bounds the parts in memory
    const areValid = await Promise.all(indexes.map(copyPart));
    if (areValid.includes(false)) {
      return undefined;
    }
  }
  return joined.buffer;
}

function isPart(
  { bytes, partBytes, sums }: PartsManifest,
  index: number,
  part: ArrayBuffer,
): boolean {
  const length = Math.min(partBytes, bytes - index * partBytes);
  return part.byteLength === length && computeChecksum(new Uint8Array(part)) === sums[index];
}

function isValidManifest({ bytes, partBytes, sums }: PartsManifest): boolean {
  return sums.length <= partsMax && sums.length === Math.ceil(bytes / partBytes);
}

function formatPartKey(
  key: string,
  { index, count, sum }: { readonly index: number; readonly count: number; readonly sum: number },
): string {
  return `${key}/part/${index + 1}-of-${count}/${sum.toString(16)}`;
}

/** Returns a 32-bit checksum: FNV-1a over 32-bit words and remaining bytes, and the length. */
function computeChecksum(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = 0x811c_9dc5;
  for (const word of words) {
    sum = Math.imul(sum ^ word, 0x0100_0193);
  }
  for (const byte of bytes.subarray(words.length * 4)) {
    sum = Math.imul(sum ^ byte, 0x0100_0193);
  }
  return (sum ^ bytes.length) >>> 0;
}
