import { tryDecode } from "../core/columns/column-reader.ts";
import { type Caches, type RenderedPage } from "../ports/caches.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";
import { type Remote, readRemote, writeColo } from "./tiers/remote.ts";

const memory = new MemoryCache<RenderedPage>(memoryBudgets.pages, "pages");

/** Pages of this isolate that are not in the Cache API yet. */
const pendingPages = new WeakSet<RenderedPage>();

/**
 * Change this number when the layout changes. It must differ from the first bytes of any generation
 * as a double, because the previous layout began with that double.
 */
const layout = 0x4f52_4703;

/**
 * Bytes before the text and the body: the layout, the length of the text, and two doubles (the
 * generation of the items, the instant of the ranking). The text is the ranking's digest and the
 * Link header.
 */
const headerBytes = 24;

/**
 * Opens the cache of pages: in this isolate and in this data centre. A page goes into the Cache API
 * on its second read. Most pages are read once, and a put costs as much as building the page.
 */
export function openPageCache(remote: Remote): Caches["pages"] {
  return {
    peek: (key) => memory.peek(key),

    async read(key) {
      const value = memory.read(key);
      if (value !== undefined) {
        if (pendingPages.delete(value)) {
          remote.waitUntil(writeColo(remote, key, { bytes: encodePage(value) }));
        }
        return { value, tier: "memory" };
      }
      const entry = await readRemote(remote, key, false);
      const page = entry && tryDecode(() => decodePage(entry.bytes));
      if (entry === undefined || page === undefined) {
        return undefined;
      }
      putPage(key, page);
      return { value: page, tier: entry.tier };
    },

    async write(key, page, { requestedKey = key, isPrefetch = false }) {
      putPage(key, page);
      if (requestedKey !== key) {
        // Clients with the same pointer request this key. The page contains its own generation.
        putPage(requestedKey, page);
      }
      if (isPrefetch) {
        await writeColo(remote, key, { bytes: encodePage(page) });
      } else {
        pendingPages.add(page);
      }
    },
  };
}

function putPage(key: string, page: RenderedPage): void {
  memory.write(key, page, page.body.byteLength + key.length * 2 + 400);
}

function encodePage({ generation, ranking, link, body }: RenderedPage): Uint8Array {
  const text = new TextEncoder().encode(`${ranking.digest}\n${link}`);
  const bytes = new Uint8Array(headerBytes + text.length + body.length);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, layout);
  header.setUint32(4, text.length);
  header.setFloat64(8, generation);
  header.setFloat64(16, ranking.at);
  bytes.set(text, headerBytes);
  bytes.set(body, headerBytes + text.length);
  return bytes;
}

/** Decodes a page. Returns undefined or throws if the bytes are not a page of this layout. */
function decodePage(bytes: ArrayBuffer): RenderedPage | undefined {
  const header = new DataView(bytes);
  if (header.getUint32(0) !== layout) {
    return undefined;
  }
  const textLength = header.getUint32(4);
  const text = new TextDecoder().decode(new Uint8Array(bytes, headerBytes, textLength));
  const digestLength = text.indexOf("\n");
  return {
    generation: header.getFloat64(8),
    ranking: { at: header.getFloat64(16), digest: text.slice(0, digestLength) },
    link: text.slice(digestLength + 1),
    body: new Uint8Array(bytes, headerBytes + textLength),
  };
}
