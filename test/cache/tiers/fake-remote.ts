import { type Remote } from "../../../src/cache/tiers/remote.ts";
import { type TiersUnderTest } from "../../contracts/tiers.contract.ts";

/** Opens a KV namespace and a Cache API over maps. */
export function openFakeRemote(): TiersUnderTest {
  const kv = new Map<string, Uint8Array>();
  const colo = new Map<string, Uint8Array>();
  const background: Promise<unknown>[] = [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the code under test calls no more of it
  const remote = {
    cache: {
      async match(url: string) {
        const bytes = colo.get(url);
        return bytes && new Response(Uint8Array.from(bytes));
      },
      async put(url: string, response: Response) {
        colo.set(url, new Uint8Array(await response.arrayBuffer()));
      },
      delete: async (url: string) => colo.delete(url),
    },
    kv: {
      get: async (key: string) => kv.get(key)?.slice().buffer ?? null,
      put: async (key: string, bytes: Uint8Array) => void kv.set(key, bytes.slice()),
      delete: async (key: string) => void kv.delete(key),
    },
    origin: "https://origin.example",
    waitUntil: (work: Promise<unknown>) => void background.push(work),
    trace: { time: <T>(_: string, work: () => Promise<T>) => work() },
  } as unknown as Remote;
  return {
    remote,
    settle: () => Promise.all(background),
    clearColo: async () => colo.clear(),
    clearKv: async () => kv.clear(),
  };
}
