/** Streams bytes in chunks of one size. */
export function bodyOf(bytes: Uint8Array, chunkBytes: number): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (offset >= bytes.length) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.subarray(offset, offset + chunkBytes));
      offset += chunkBytes;
    },
  });
}

/** Yields a text in pieces of one length. */
export async function* textsOf(text: string, pieceLength = 7): AsyncGenerator<string> {
  for (let index = 0; index < text.length; index += pieceLength) {
    yield text.slice(index, index + pieceLength);
  }
}

/** Collects all batches into one list. */
export async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const batch of batches) {
    items.push(...batch);
  }
  return items;
}

/** Encodes a text without a byte order mark. */
export function encodeText(text: string, encoding: "utf-8" | "utf-16le" | "utf-16be"): Uint8Array {
  if (encoding === "utf-8") {
    return new TextEncoder().encode(text);
  }
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), encoding === "utf-16le");
  }
  return new Uint8Array(view.buffer);
}
