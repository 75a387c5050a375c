import { type LazyBytes } from "../../core/columns/lazy-bytes.ts";

/** The bytes that are in memory uncompressed at a time. */
const sliceBytes = 1_048_576;

/** Compresses bytes with gzip, slice by slice. Equal bytes give equal compressed bytes. */
export async function compress(bytes: LazyBytes): Promise<Uint8Array<ArrayBuffer>> {
  const compressed = streamSlices(bytes).pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(compressed).arrayBuffer());
}

/** Decompresses bytes. Throws if they are not complete gzip. */
export function decompress(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

function streamSlices({ byteLength, slice }: LazyBytes): ReadableStream<Uint8Array<ArrayBuffer>> {
  let from = 0;
  return new ReadableStream({
    pull(controller) {
      if (from >= byteLength) {
        controller.close();
        return;
      }
      const to = Math.min(from + sliceBytes, byteLength);
      controller.enqueue(new Uint8Array(slice(from, to)));
      from = to;
    },
  });
}
