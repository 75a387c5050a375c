import { failureFromFault } from "../../failure.ts";
import { DamageCount } from "./damage-count.ts";
import { type ByteDecoder, createDecoder, damageMarker } from "./decode-text.ts";

/** Encodings whose two-byte characters can also be valid UTF-8 by chance. */
const multiBytePattern = /^(?:gb|big5|euc|shift_jis|iso-2022)/;

/** The number of valid UTF-8 characters that cannot be a coincidence. */
const certainCount = 10;

/**
 * A decoder that rejects a file in another encoding than the decoder's, because its text would be
 * garbled: UTF-8 and stated encodings by their damaged sequences, and a stated legacy encoding also
 * if the file is valid UTF-8. The first bytes of a file already prove UTF-16.
 */
export class TextReader {
  readonly #decoder: ByteDecoder;
  readonly #damage: DamageCount | undefined;
  readonly #utf8: Utf8Probe | undefined;

  constructor(decoder: ByteDecoder) {
    const { encoding } = decoder;
    this.#decoder = decoder;
    this.#damage = encoding.startsWith("utf-16") ? undefined : new DamageCount(encoding);
    this.#utf8 = encoding.startsWith("utf-") ? undefined : new Utf8Probe();
  }

  /** Decodes the next bytes. Throws "malformed" if the file is clearly in another encoding. */
  read(bytes: Uint8Array): string {
    return this.#decode(bytes, false);
  }

  /** Decodes the end of the file. Throws "malformed" if the file is in another encoding. */
  end(): string {
    const text = this.#decode(new Uint8Array(0), true);
    this.#utf8?.requireOther(this.#decoder.encoding);
    this.#damage?.end();
    return text;
  }

  #decode(bytes: Uint8Array, isLast: boolean): string {
    this.#utf8?.add(bytes, isLast);
    const decoded = this.#decoder.decode(bytes, isLast);
    this.#damage?.add(decoded);
    return decoded.text;
  }
}

/** A second decoder of a file in a legacy encoding, which tests whether it is UTF-8. */
class Utf8Probe {
  readonly #decoder = createDecoder("utf-8");
  #isUtf8 = true;
  /** The number of multi-byte characters; those of three bytes count twice. */
  #count = 0;

  add(bytes: Uint8Array, isLast: boolean): void {
    if (this.#isUtf8) {
      const decoded = this.#decoder.decode(bytes, isLast);
      this.#isUtf8 = !decoded.text.includes(damageMarker);
      this.#count += decoded.bytes.length - decoded.text.length;
    }
  }

  requireOther(encoding: string): void {
    const countMin = multiBytePattern.test(encoding) ? certainCount : 1;
    if (this.#isUtf8 && this.#count >= countMin) {
      throw failureFromFault("malformed", {
        parameter: "encoding",
        detail: `The file is UTF-8, not ${encoding}. Leave out the parameter encoding.`,
      });
    }
  }
}
