import { type Caches, type RenderedPage } from "../ports/deps.ts";
import { tryDecode } from "./format/codecs.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";
import { type Remote, type CachePolicy, readRemote, writeColo } from "./tiers/remote.ts";

const memory = new MemoryCache<RenderedPage>(memoryBudgets.pages, "pages");

/** Pages of this isolate that are not in the Cache API yet, with their cache policy. */
const pendingPolicies = new WeakMap<RenderedPage, CachePolicy>();

/** Raised when the layout changes; as the first bytes of a double it is no generation. */
const layout = 0x4f52_4703;

/**
 * Bytes before the words and the body: the layout, the length of the words, the cards' generation
 * and the instant of the ranking as doubles. The words are the ranking's digest and the link.
 */
const headerBytes = 24;

/**
 * Pages by key, in this isolate and this data centre. A page goes into the Cache API when it is read
 * a second time: most pages are read once, and a put costs as much as building the page.
 */
export function openPageCache(far: Remote): Caches["pages"] {
  return {
    peek: (name) => memory.peek(name),

    async read(name) {
      const value = memory.read(name);
      if (value !== undefined) {
        putOnSecondRead(far, name, value);
        return { value, tier: "memory" };
      }
      const copy = await readRemote(far, name, false);
      const page = copy && tryDecode(() => decodePage(copy.bytes));
      if (copy === undefined || page === undefined) {
        return undefined;
      }
      putPage(name, page);
      return { value: page, tier: copy.tier };
    },

    async write(name, page, { rows, at, requestedKey = name, isPrefetch = false }) {
      putPage(name, page);
      if (requestedKey !== name) {
        // A reader with the same pointer requests this key; the page says which generation it shows.
        putPage(requestedKey, page);
      }
      const kept = { kind: "page", rows, at } as const;
      if (isPrefetch) {
        await writeColo(far, name, { ...kept, bytes: encodePage(page) });
      } else {
        pendingPolicies.set(page, kept);
      }
    },
  };
}

function putOnSecondRead(far: Remote, name: string, page: RenderedPage): void {
  const kept = pendingPolicies.get(page);
  if (kept !== undefined) {
    pendingPolicies.delete(page);
    far.waitUntil(writeColo(far, name, { ...kept, bytes: encodePage(page) }));
  }
}

function putPage(name: string, page: RenderedPage): void {
  memory.write(name, page, page.body.byteLength + name.length * 2 + 400);
}

function encodePage({ generation, ranking, link, body }: RenderedPage): Uint8Array {
  const words = new TextEncoder().encode(`${ranking.digest}\n${link}`);
  const bytes = new Uint8Array(headerBytes + words.length + body.length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, layout);
  head.setUint32(4, words.length);
  head.setFloat64(8, generation);
  head.setFloat64(16, ranking.at);
  bytes.set(words, headerBytes);
  bytes.set(body, headerBytes + words.length);
  return bytes;
}

/** Undefined, or an error, where the bytes are no page of this layout. */
function decodePage(bytes: ArrayBuffer): RenderedPage | undefined {
  const head = new DataView(bytes);
  if (head.getUint32(0) !== layout) {
    return undefined;
  }
  const wordsLength = head.getUint32(4);
  const words = new TextDecoder().decode(new Uint8Array(bytes, headerBytes, wordsLength));
  const end = words.indexOf("\n");
  return {
    generation: head.getFloat64(8),
    ranking: { at: head.getFloat64(16), digest: words.slice(0, end) },
    link: words.slice(end + 1),
    body: new Uint8Array(bytes, headerBytes + wordsLength),
  };
}
