/** The bytes of a block. The last block may be shorter. */
export const blockBytes = 1_048_576;

/**
 * A digest of a stream in bounded memory: the SHA-256 of the list of the SHA-256 of each block of
 * 1 MiB. Each entry is hexadecimal and ends with a line feed. WebCrypto has no incremental SHA-256.
 * Standard tools compute this digest with `split -b 1M --filter=sha256sum`.
 */
export class BlockDigest {
  readonly #sha256: (bytes: Uint8Array | string) => Promise<string>;
  readonly #block = new Uint8Array(blockBytes);
  #length = 0;
  #list = "";

  constructor(sha256: (bytes: Uint8Array | string) => Promise<string>) {
    this.#sha256 = sha256;
  }

  async add(bytes: Uint8Array): Promise<void> {
    let rest = bytes;
    while (rest.length > 0) {
      const part = rest.subarray(0, blockBytes - this.#length);
      this.#block.set(part, this.#length);
      this.#length += part.length;
      rest = rest.subarray(part.length);
      if (this.#length === blockBytes) {
        // oxlint-disable-next-line no-await-in-loop -- the next part overwrites the block
        await this.#endBlock();
      }
    }
  }

  /** Returns the digest of all bytes, in hexadecimal. */
  async finish(): Promise<string> {
    if (this.#length > 0) {
      await this.#endBlock();
    }
    return this.#sha256(this.#list);
  }

  async #endBlock(): Promise<void> {
    this.#list += `${await this.#sha256(this.#block.subarray(0, this.#length))}\n`;
    this.#length = 0;
  }
}
