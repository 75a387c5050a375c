import { type Copies, type Page } from "../deps.ts";
import { admission, looks } from "./admission.ts";
import { attempt } from "./format/codecs.ts";
import { packing } from "./packed.ts";
import { type Far, type FarCopy, readFar, writeNear } from "./tiers/far.ts";
import { Memory, memoryBudgets } from "./tiers/memory.ts";

const held = new Memory<Page>(memoryBudgets.pages, "pages");

/** Names that were asked for, of pages that turned out to have another. */
const askedAs = new Memory<string>(memoryBudgets.names, "names");

/** Raised when the layout changes; as the first bytes of a double it is no generation. */
const layout = 0x4f52_4703;

/**
 * Bytes before the words and the body: the layout, the length of the words, the cards' generation
 * and the instant of the ranking as doubles. The words are the ranking's digest and the link.
 */
const headBytes = 24;

/** Ready answers by name, in this isolate and this data centre. */
export function pageCopies(far: Far): Copies["pages"] {
  return {
    held: (asked) => held.peek(askedAs.peek(asked) ?? asked),

    async read(asked) {
      const name = askedAs.peek(asked) ?? asked;
      const value = held.read(name);
      if (value !== undefined) {
        admit(far, name, value);
        return { value, tier: "memory" };
      }
      const copy = await look(far, name);
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
        askedAs.write(asked, name, 2 * (asked.length + name.length) + 200);
      }
      const kept = { kind: "page", rows, at } as const;
      if (isAhead) {
        await writeNear(far, name, { ...kept, bytes: encodePage(page) });
      } else {
        admission.wait(page.body, far.now(), kept);
      }
    },

    pack(asked, page) {
      const name = askedAs.peek(asked) ?? asked;
      return packing(page, (packed) => {
        if (held.peek(name) === page) {
          hold(name, { ...page, packed });
        }
      });
    },
  };
}

/** Copies a page to the data centre, behind the answer, if it is one of those that go there. */
function admit(far: Far, name: string, page: Page): void {
  const kept = admission.due(page.body, far.now());
  if (kept !== undefined) {
    far.later(writeNear(far, name, { ...kept, bytes: encodePage(page) }));
  }
}

async function look(far: Far, name: string): Promise<FarCopy | undefined> {
  const workspace = name.slice(0, name.indexOf("/"));
  const copy = looks.isWorthwhile(workspace) ? await readFar(far, name, false) : undefined;
  looks.note(workspace, copy !== undefined);
  return copy;
}

function hold(name: string, page: Page): void {
  const bytes = page.body.byteLength + (page.packed?.byteLength ?? 0);
  held.write(name, page, bytes + name.length * 2 + 400);
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
