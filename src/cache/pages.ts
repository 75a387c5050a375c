import { type Copies, type Page } from "../deps.ts";
import { type Far, readFar, writeNear } from "./far.ts";
import { Memory, memoryBudgets } from "./memory.ts";

const held = new Memory<Page>(memoryBudgets.pages);

/** Bytes before the link and the body: the cards' generation as a double, the length of the link. */
const headBytes = 12;

/** Ready answers by name, in this isolate and this data centre. */
export function pageCopies(far: Far): Copies["pages"] {
  return {
    async read(name) {
      const value = held.read(name);
      if (value !== undefined) {
        return { value, tier: "memory" };
      }
      const copy = await readFar(far, name, false);
      if (copy === undefined || copy.bytes.byteLength < headBytes) {
        return undefined;
      }
      const page = decodePage(copy.bytes);
      hold(name, page);
      return { value: page, tier: copy.tier };
    },

    async write(name, page, { rows, at }) {
      hold(name, page);
      await writeNear(far, name, { kind: "page", rows, at, bytes: encodePage(page) });
    },
  };
}

function hold(name: string, page: Page): void {
  held.write(name, page, page.body.byteLength + name.length * 2 + 200);
}

function encodePage({ generation, link, body }: Page): Uint8Array {
  const linkBytes = new TextEncoder().encode(link);
  const bytes = new Uint8Array(headBytes + linkBytes.length + body.length);
  const head = new DataView(bytes.buffer);
  head.setFloat64(0, generation);
  head.setUint32(8, linkBytes.length);
  bytes.set(linkBytes, headBytes);
  bytes.set(body, headBytes + linkBytes.length);
  return bytes;
}

function decodePage(bytes: ArrayBuffer): Page {
  const head = new DataView(bytes);
  const linkLength = head.getUint32(8);
  return {
    generation: head.getFloat64(0),
    link: new TextDecoder().decode(new Uint8Array(bytes, headBytes, linkLength)),
    body: new Uint8Array(bytes, headBytes + linkLength),
  };
}
