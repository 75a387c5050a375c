import { z } from "zod";
import { type LazyBytes, toBytes } from "../format/lazy-bytes.ts";

/**
 * What a copy of many megabytes is cut into: KV takes no value of more than 25 MiB. In its place
 * stands a head, which says how many parts there are and what each of them sums up to.
 */
const PartsManifest = z.object({
  /** Bytes of the whole. */
  bytes: z.int().min(1),
  /** Bytes of each part but the last. */
  partBytes: z.int().min(1),
  /** Of each part, in their order; see `sumOf`. */
  sums: z.array(z.int()),
});

export type PartsManifest = z.infer<typeof PartsManifest>;

/** A copy of more bytes than this is kept in parts of so many. A multiple of eight. */
export const partBytesMax = 8 * 1_024 * 1_024;

/** More parts than this are no copy: an isolate has no room for it. */
const partsMax = 16;

const magic = 0x4f52_4450;
const magicBytes = 4;

/**
 * Writes a copy: as one value, or else part by part and then the head that names them. The parts'
 * names have their sums in them, so that writers of different bytes never write into each other's.
 * What is larger than all parts together is not written.
 */
export async function writeParts(
  name: string,
  { laid: lazyBytes, partBytes }: { readonly laid: LazyBytes; readonly partBytes: number },
  put: (name: string, bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const bytes = lazyBytes.byteLength;
  if (bytes <= partBytes) {
    return put(name, toBytes(lazyBytes));
  }
  const count = Math.ceil(bytes / partBytes);
  if (count > partsMax) {
    return;
  }
  const sums: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const part = lazyBytes.slice(at * partBytes, Math.min((at + 1) * partBytes, bytes));
    sums.push(computeChecksum(part));
    // oxlint-disable-next-line no-await-in-loop -- so that one is in memory at a time
    await put(formatPartKey(name, { at, count, sum: sums[at] ?? 0 }), part);
  }
  await put(name, encodeManifest({ bytes, partBytes, sums }));
}

function encodeManifest(head: PartsManifest): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const written = new Uint8Array(magicBytes + text.length);
  new DataView(written.buffer).setUint32(0, magic);
  written.set(text, magicBytes);
  return written;
}

/** The head, if these bytes are one; throws where it is damaged. */
export function decodeManifest(bytes: ArrayBuffer): PartsManifest | undefined {
  if (bytes.byteLength < magicBytes || new DataView(bytes).getUint32(0) !== magic) {
    return undefined;
  }
  return PartsManifest.parse(
    JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, magicBytes))),
  );
}

/** What is on its way is in memory once more where it goes to. */
const concurrentReadsMax = 2;

/**
 * The whole again, each part fetched by its name; undefined as soon as one is missing, or is not
 * the part that the head speaks of.
 */
export async function joinParts(
  name: string,
  head: PartsManifest,
  fetch: (name: string) => Promise<ArrayBuffer | undefined>,
): Promise<ArrayBuffer | undefined> {
  if (!isValidManifest(head)) {
    return undefined;
  }
  const joint = new Uint8Array(head.bytes);
  const count = head.sums.length;
  const place = async (at: number): Promise<boolean> => {
    const part = await fetch(formatPartKey(name, { at, count, sum: head.sums[at] ?? 0 }));
    const isMeant = part !== undefined && isPart(head, at, part);
    if (isMeant) {
      joint.set(new Uint8Array(part), at * head.partBytes);
    }
    return isMeant;
  };
  for (let from = 0; from < head.sums.length; from += concurrentReadsMax) {
    const next = [...head.sums.keys()].slice(from, from + concurrentReadsMax);
    // oxlint-disable-next-line no-await-in-loop -- so that few are in memory at once
    const arePlaced = await Promise.all(next.map(place));
    if (arePlaced.includes(false)) {
      return undefined;
    }
  }
  return joint.buffer;
}

function isPart({ bytes, partBytes, sums }: PartsManifest, at: number, part: ArrayBuffer): boolean {
  const length = Math.min(partBytes, bytes - at * partBytes);
  return part.byteLength === length && computeChecksum(new Uint8Array(part)) === sums[at];
}

function isValidManifest({ bytes, partBytes, sums }: PartsManifest): boolean {
  return sums.length <= partsMax && sums.length === Math.ceil(bytes / partBytes);
}

function formatPartKey(
  name: string,
  { at, count, sum }: { readonly at: number; readonly count: number; readonly sum: number },
): string {
  return `${name}/part/${at + 1}-of-${count}/${sum.toString(16)}`;
}

/** 32 bits that tell two runs of bytes apart: FNV-1a over their words, and their length. */
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
