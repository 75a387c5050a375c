import { failureFromFault } from "../../failure.ts";
import { type ByteDecoder, createDecoder } from "./decode-text.ts";

/** The decoder of a file, and the length of its byte order mark. */
export type Encoding = { readonly decoder: ByteDecoder; readonly markBytes: number };

/** The number of bytes at the start of a file that show its encoding. */
export const encodingSampleBytes = 1_024;

const marks = [
  { bytes: [0xef, 0xbb, 0xbf], label: "utf-8" },
  { bytes: [0xff, 0xfe], label: "utf-16le" },
  { bytes: [0xfe, 0xff], label: "utf-16be" },
] as const;

/**
 * Determines the encoding of a file from its first bytes. The first rule that applies decides:
 *
 * 1. the byte order mark
 * 2. zero bytes at every other place, as Latin characters have in UTF-16
 * 3. the label that the caller states
 * 4. otherwise UTF-8
 *
 * A stated label cannot override rules 1 and 2, because the text would be garbled. Throws
 * "malformed" if the label is unknown, or if it is UTF-16 and the file has no zero byte.
 */
export function detectEncoding(start: Uint8Array, stated: string | undefined): Encoding {
  const statedDecoder = stated === undefined ? undefined : createDecoder(stated);
  const mark = marks.find(({ bytes }) => bytes.every((byte, index) => start[index] === byte));
  if (mark !== undefined) {
    return { decoder: createDecoder(mark.label), markBytes: mark.bytes.length };
  }
  const sample = start.subarray(0, encodingSampleBytes);
  const detected = detectUtf16(sample);
  if (detected !== undefined) {
    return { decoder: createDecoder(detected), markBytes: 0 };
  }
  if (statedDecoder?.encoding.startsWith("utf-16") === true) {
    requireZeroByte(sample, statedDecoder.encoding);
  }
  return { decoder: statedDecoder ?? createDecoder("utf-8"), markBytes: 0 };
}

/**
 * Recognises UTF-16 by units whose high byte is zero: at least an eighth of all units, and
 * four times as many as units with the other byte zero. Delimiters and line ends are such units.
 */
function detectUtf16(sample: Uint8Array): string | undefined {
  const zeros: [number, number] = [0, 0];
  for (let index = sample.indexOf(0); index !== -1; index = sample.indexOf(0, index + 1)) {
    zeros[index % 2 === 0 ? 0 : 1] += 1;
  }
  const [even, odd] = zeros;
  const unitCount = sample.length >> 1;
  const isClear = Math.max(even, odd) >= Math.max(unitCount / 8, Math.min(even, odd) * 4, 1);
  if (!isClear) {
    return undefined;
  }
  return odd > even ? "utf-16le" : "utf-16be";
}

function requireZeroByte(sample: Uint8Array, encoding: string): void {
  if (sample.length > 0 && !sample.includes(0)) {
    throw failureFromFault("malformed", {
      parameter: "encoding",
      detail:
        `The file is not ${encoding}: its first ${sample.length} bytes contain no zero byte. ` +
        "Leave out the parameter encoding for a UTF-8 file, or state another encoding.",
    });
  }
}
