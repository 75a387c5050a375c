import { type Copies, type Page } from "../deps.ts";
import { attempt } from "./format/codecs.ts";
import { type Far, type Kept, readFar, writeNear } from "./tiers/far.ts";
import { Memory, memoryBudgets } from "./tiers/memory.ts";

const held = new Memory<Page>(memoryBudgets.pages, "pages");

/** Pages of this isolate that are not in the Cache API yet, with their cache policy. */
const waiting = new WeakMap<Page, Kept>();

/** Raised when the layout changes; as the first bytes of a double it is no generation. */
const layout = 0x4f52_4703;

/**
 * Bytes before the words and the body: the layout, the length of the words, the cards' generation
 * and the instant of the ranking as doubles. The words are the ranking's digest and the link.
 */
const headBytes = 24;

/**
 * Pages by key, in this isolate and this data centre. A page goes into the Cache API when it is read
 * a second time: most pages are read once, and a put costs as much as building the page.
 */
export function pageCopies(far: Far): Copies["pages"] {
  return {
    held: (name) => held.peek(name),

    async read(name) {
      const value = held.read(name);
      if (value !== undefined) {
        putOnSecondRead(far, name, value);
        return { value, tier: "memory" };
      }
      const copy = await readFar(far, name, false);
      const page = copy && attempt(() => decodePage(copy.bytes));
      if (copy === undefined || page === undefined) {
        return undefined;
      }
      hold(name, page);
      return { value: page, tier: copy.tier };
    },

    async write(name, page, { rows, at, asked = name, isAhead = false }) {
      hold(name, page);
      if (asked !== name) {
        // A reader with the same pointer requests this key; the page says which generation it shows.
        hold(asked, page);
      }
      const kept = { kind: "page", rows, at } as const;
      if (isAhead) {
        await writeNear(far, name, { ...kept, bytes: encodePage(page) });
      } else {
        waiting.set(page, kept);
      }
    },
  };
}

function putOnSecondRead(far: Far, name: string, page: Page): void {
  const kept = waiting.get(page);
  if (kept !== undefined) {
    waiting.delete(page);
    far.later(writeNear(far, name, { ...kept, bytes: encodePage(page) }));
  }
}

function hold(name: string, page: Page): void {
  held.write(name, page, page.body.byteLength + name.length * 2 + 400);
}

function encodePage({ generation, ranking, link, body }: Page): Uint8Array {
  const words = new TextEncoder().encode(`${ranking.digest}\n${link}`);
  const bytes = new Uint8Array(headBytes + words.length + body.length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, layout);
  head.setUint32(4, words.length);
  head.setFloat64(8, generation);
  head.setFloat64(16, ranking.at);
  bytes.set(words, headBytes);
  bytes.set(body, headBytes + words.length);
  return bytes;
}

/** Undefined, or an error, where the bytes are no page of this layout. */
function decodePage(bytes: ArrayBuffer): Page | undefined {
  const head = new DataView(bytes);
  if (head.getUint32(0) !== layout) {
    return undefined;
  }
  const wordsLength = head.getUint32(4);
  const words = new TextDecoder().decode(new Uint8Array(bytes, headBytes, wordsLength));
  const end = words.indexOf("\n");
  return {
    generation: head.getFloat64(8),
    ranking: { at: head.getFloat64(16), digest: words.slice(0, end) },
    link: words.slice(end + 1),
    body: new Uint8Array(bytes, headBytes + wordsLength),
  };
}
