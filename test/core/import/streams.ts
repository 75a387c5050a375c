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
