import { type Remote } from "../../../src/cache/tiers/remote.ts";
import { type TiersUnderTest } from "../../contracts/tiers.contract.ts";

/** A KV and a Cache API of maps. */
export function openFakeRemote(): TiersUnderTest {
  const kv = new Map<string, Uint8Array>();
  const near = new Map<string, Uint8Array>();
  const behind: Promise<unknown>[] = [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no more of them is called
  const far = {
    cache: {
      async match(url: string) {
        const bytes = near.get(url);
        return bytes && new Response(Uint8Array.from(bytes));
      },
      async put(url: string, response: Response) {
        near.set(url, new Uint8Array(await response.arrayBuffer()));
      },
      delete: async (url: string) => near.delete(url),
    },
    kv: {
      get: async (key: string) => kv.get(key)?.slice().buffer ?? null,
      put: async (key: string, bytes: Uint8Array) => void kv.set(key, bytes.slice()),
      delete: async (key: string) => void kv.delete(key),
    },
    origin: "https://here",
    later: (work: Promise<unknown>) => void behind.push(work),
    now: () => 0,
    trace: { time: <T>(_: string, work: () => Promise<T>) => work() },
  } as unknown as Remote;
  return {
    far,
    settle: () => Promise.all(behind),
    clearColo: async () => near.clear(),
    clearKv: async () => kv.clear(),
  };
}
