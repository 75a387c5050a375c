import { type Copies, type Page } from "../deps.ts";
import { type Far, readFar, writeCache } from "./far.ts";
import { Memory, memoryBudgets } from "./memory.ts";

const held = new Memory<Page>(memoryBudgets.pages);

/** Bytes before the body: the generation the cards were read at, as a double. */
const headBytes = 8;

/** Ready answers by name, in this isolate and this data centre. */
export function pageCopies(far: Far): Copies["pages"] {
  const hold = (name: string, page: Page) =>
    held.write(name, page, page.body.byteLength + name.length * 2 + 200);
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
      const page = {
        generation: new DataView(copy.bytes).getFloat64(0),
        body: new Uint8Array(copy.bytes, headBytes),
      };
      hold(name, page);
      return { value: page, tier: copy.tier };
    },

    async write(name, page) {
      hold(name, page);
      const bytes = new Uint8Array(headBytes + page.body.byteLength);
      new DataView(bytes.buffer).setFloat64(0, page.generation);
      bytes.set(page.body, headBytes);
      await writeCache(far, name, bytes);
    },
  };
}
