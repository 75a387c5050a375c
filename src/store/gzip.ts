/** Compresses text with gzip. */
export async function compressText(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Decompresses the parts of a text that `compressText` compressed. */
export async function decompressText(parts: readonly Uint8Array[]): Promise<string> {
  const stream = new Blob([...parts]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
