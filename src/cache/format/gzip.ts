import { type LazyBytes } from "../../core/columns/lazy-bytes.ts";

/** Bytes per slice that are compressed at a time. Equal slices give equal compressed bytes. */
const sliceBytes = 262_144;

/** A larger size at the end of compressed bytes is damage: an isolate has no memory for it. */
const bytesMax = 134_217_728;

/** The bytes of a gzip header and trailer (RFC 1952). */
const gzipBytesMin = 18;

/** Compresses bytes slice by slice, so that they are never in memory as a whole. */
export async function compress(bytes: LazyBytes): Promise<Uint8Array> {
  const stream = streamSlices(bytes).pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Decompresses bytes into one buffer of the size that their last four bytes name. Throws if the
 * bytes are damaged: the stream checks their checksum.
 */
export async function decompress(compressed: ArrayBuffer): Promise<ArrayBuffer> {
  const size = readSize(compressed);
  const target = new Uint8Array(size);
  const source = new Response(compressed).body;
  const stream = source?.pipeThrough(new DecompressionStream("gzip")) ?? new ReadableStream();
  let offset = 0;
  for await (const chunk of stream) {
    target.set(chunk, offset);
    offset += chunk.byteLength;
  }
  if (offset !== size) {
    throw new RangeError(`The compressed bytes have ${offset} bytes, not ${size}.`);
  }
  return target.buffer;
}

function readSize(compressed: ArrayBuffer): number {
  const { byteLength } = compressed;
  if (byteLength < gzipBytesMin) {
    throw new RangeError("The bytes are too short for gzip.");
  }
  const size = new DataView(compressed).getUint32(byteLength - 4, true);
  if (size > bytesMax) {
    throw new RangeError(`The compressed value would have ${size} bytes.`);
  }
  return size;
}

function streamSlices({ byteLength, slice }: LazyBytes): ReadableStream<Uint8Array<ArrayBuffer>> {
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      const end = Math.min(offset + sliceBytes, byteLength);
      if (offset < end) {
        controller.enqueue(new Uint8Array(slice(offset, end)));
      }
      offset = end;
      if (end === byteLength) {
        controller.close();
      }
    },
  });
}
