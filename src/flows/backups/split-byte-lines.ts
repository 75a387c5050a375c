import { failureFromFault } from "../../core/failure.ts";

const lineFeed = 0x0a;

/**
 * Splits a stream into lines, each with its line feed. The last line may have none. Throws
 * "invalid" with the number of a line that has more than `bytesMax` bytes.
 */
export async function* splitByteLines(
  body: AsyncIterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let [length, line] = [0, 1];
  for await (const bytes of body) {
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, start)) {
      yield join([...parts, bytes.subarray(start, end + 1)]);
      [parts, length, line, start] = [[], 0, line + 1, end + 1];
    }
    parts.push(bytes.slice(start));
    length += bytes.length - start;
    if (length > bytesMax) {
      const detail = `The line has more than ${bytesMax} bytes. Send a backup that Ordinal made.`;
      throw failureFromFault("invalid", { line, detail });
    }
  }
  if (length > 0) {
    yield join(parts);
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array(0)] = parts;
  if (parts.length <= 1) {
    return first;
  }
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
