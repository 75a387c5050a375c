import { expect, test } from "vitest";
import { toLazyBytes } from "../../../src/cache/format/lazy-bytes.ts";
import {
  type Remote,
  readRemote,
  writeRemote,
  writeColo,
} from "../../../src/cache/tiers/remote.ts";

const partBytes = 16;
const name = "wsp_1/7/board";

/** A KV and a Cache API of maps, and the order in which they were written. */
function openTiers({ now = 0 } = {}) {
  const kv = new Map<string, Uint8Array>();
  const near = new Map<string, { readonly bytes: Uint8Array; readonly control: string | null }>();
  const written: string[] = [];
  const asked: string[] = [];
  let underWay = 0;
  let mostUnderWay = 0;
  const waiting: Promise<unknown>[] = [];
  const cache = {
    match: async (url: string) => {
      const found = near.get(url);
      return found && new Response(Uint8Array.from(found.bytes));
    },
    put: async (url: string, response: Response) => {
      const bytes = new Uint8Array(await response.arrayBuffer());
      near.set(url, { bytes, control: response.headers.get("cache-control") });
    },
  };
  const store = {
    get: async (key: string) => {
      asked.push(key);
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      await Promise.resolve();
      underWay -= 1;
      return kv.get(key)?.slice().buffer ?? null;
    },
    put: async (key: string, bytes: Uint8Array) => {
      written.push(key);
      kv.set(key, bytes.slice());
    },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no more of them is called
  const far = {
    cache,
    kv: store,
    origin: "https://here",
    later: (work: Promise<unknown>) => void waiting.push(work),
    now: () => now,
    trace: { time: <T>(_: string, work: () => Promise<T>) => work() },
    partBytes,
  } as unknown as Remote;
  const settle = () => Promise.all(waiting);
  return { far, kv, near, written, asked, settle, most: () => mostUnderWay };
}

const kept = { kind: "snapshot", rows: 100_000, at: 0 } as const;

function bytesOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 7) % 251);
}

test("a small copy is one value, and costs one look", async () => {
  const { far, kv, written, asked } = openTiers();
  await writeRemote(far, name, { ...kept, laid: toLazyBytes(bytesOf(16)) });
  expect(written).toEqual([name]);
  expect(kv.get(name)).toEqual(bytesOf(16));
  expect(new Uint8Array((await readRemote(far, name, true))?.bytes ?? [])).toEqual(bytesOf(16));
  expect(asked).toEqual([]); // the Cache API had it
});

test("a larger one is written part by part, the head that names them last", async () => {
  const { far, kv, written } = openTiers();
  await writeRemote(far, name, { ...kept, laid: toLazyBytes(bytesOf(40)) });
  // 40 bytes in parts of 16: two whole ones and a rest of 8.
  expect(written.map((each) => each.replace(/\/[0-9a-f]{1,8}$/, ""))).toEqual([
    `${name}/part/1-of-3`,
    `${name}/part/2-of-3`,
    `${name}/part/3-of-3`,
    name,
  ]);
  expect(written.slice(0, 3).map((part) => kv.get(part)?.length)).toEqual([16, 16, 8]);
});

test("parts are read two at a time, from KV, and brought near with their head", async () => {
  const { far, kv, near, most, settle } = openTiers();
  await writeRemote(far, name, { ...kept, laid: toLazyBytes(bytesOf(80)) });
  await settle();
  near.clear();
  const copy = await readRemote(far, name, true);
  expect([new Uint8Array(copy?.bytes ?? []), copy?.tier]).toEqual([bytesOf(80), "kv"]);
  expect(most()).toBe(2);
  copy?.backfill(kept);
  await settle();
  kv.clear();
  const again = await readRemote(far, name, true);
  expect([new Uint8Array(again?.bytes ?? []), again?.tier]).toEqual([bytesOf(80), "cache-api"]);
});

test("a part that is missing here is looked for in KV with all the others", async () => {
  const { far, near, settle } = openTiers();
  await writeRemote(far, name, { ...kept, laid: toLazyBytes(bytesOf(40)) });
  await settle();
  near.delete([...near.keys()].find((url) => url.includes("/part/2-of-3")) ?? "");
  expect((await readRemote(far, name, false))?.bytes).toBeUndefined();
  expect((await readRemote(far, name, true))?.tier).toBe("kv");
});

const damages: readonly [string, (kv: Map<string, Uint8Array>, parts: string[]) => void][] = [
  ["lacks a part", (kv, [first = ""]) => kv.delete(first)],
  ["has one part twice", (kv, [a = "", b = ""]) => kv.set(b, kv.get(a) ?? new Uint8Array())],
  ["has another's part", (kv, [, b = ""]) => kv.set(b, new Uint8Array(16))],
  ["has a shorter part", (kv, [a = ""]) => kv.set(a, kv.get(a)?.slice(0, 8) ?? bytesOf(0))],
  ["has a longer part", (kv, [, , c = ""]) => kv.set(c, new Uint8Array(16))],
  ["has a head that ends early", (kv) => kv.set(name, kv.get(name)?.slice(0, -2) ?? bytesOf(0))],
  ["has a head of other parts", (kv) => kv.set(name, headSaying({ sums: [1, 2] }))],
  ["has a head of parts without end", (kv) => kv.set(name, headSaying({ sums: manySums }))],
];

const manySums = Array.from({ length: 17 }, () => 0);

/** A head as it would have been written of 40 bytes, but for what is said here. */
function headSaying(said: object): Uint8Array {
  const text = JSON.stringify({ bytes: 40, partBytes: 16, sums: [], ...said });
  return new TextEncoder().encode(`ORDP${text}`);
}

for (const [what, damage] of damages) {
  test(`a copy that ${what} is none`, async () => {
    const { far, kv, near, written, settle } = openTiers();
    await writeRemote(far, name, { ...kept, laid: toLazyBytes(bytesOf(40)) });
    await settle();
    near.clear();
    expect(await readRemote(far, name, true)).toBeDefined();
    damage(kv, written.slice(0, 3));
    expect(await readRemote(far, name, true)).toBeUndefined();
  });
}

test("what is larger than sixteen parts is not kept", async () => {
  const { far, written } = openTiers();
  await writeRemote(far, name, { ...kept, laid: toLazyBytes(bytesOf(257)) });
  expect(written).toEqual([]);
  await writeRemote(far, name, { ...kept, laid: toLazyBytes(bytesOf(256)) });
  expect(written).toHaveLength(17);
});

/** The lifetime that the Cache API was told, in seconds. */
async function secondsOf(
  write: (far: Remote) => Promise<void>,
  now: number,
): Promise<readonly string[]> {
  const { far, near, settle } = openTiers({ now });
  await write(far);
  await settle();
  return [...near.values()].map(({ control }) => control?.split("max-age=")[1] ?? "");
}

const boardOf = (rows: number) => (far: Remote) =>
  writeRemote(far, name, { kind: "snapshot", rows, at: 0, laid: toLazyBytes(bytesOf(8)) });

const pageOf = (rows: number) => (far: Remote) =>
  writeColo(far, name, { kind: "page", rows, at: 0, bytes: bytesOf(8) });

test("a data centre keeps a board the longer, the larger and the more at rest it is", async () => {
  // 1,800 · (1 + 0 / 50,000) / (1 + 1 a minute)
  expect(await secondsOf(boardOf(0), 60_000)).toEqual(["900"]);
  // 1,800 · (1 + 100,000 / 50,000) / (1 + 60 a minute) = 88.5…
  expect(await secondsOf(boardOf(100_000), 1_000)).toEqual(["89"]);
  // 1,800 · 3 / (1 + 1 / 60) = 5,311 > an hour
  expect(await secondsOf(boardOf(100_000), 3_600_000)).toEqual(["3600"]);
});

test("a data centre keeps a page for half a minute to an hour", async () => {
  expect(await secondsOf(pageOf(10), 1_000)).toEqual(["30"]); // 600 · 1.0002 / 61 = 9.8
  expect(await secondsOf(pageOf(10_000), 60_000)).toEqual(["360"]); // 600 · 1.2 / 2
  expect(await secondsOf(pageOf(1_000_000), 1e9)).toEqual(["3600"]); // 600 · 21 = 12,600
});

const inParts = (far: Remote) =>
  writeRemote(far, name, { ...kept, laid: toLazyBytes(bytesOf(40)) });

test("every part is kept as long as its head", async () => {
  expect(await secondsOf(inParts, 1_000)).toEqual(["89", "89", "89", "89"]);
});
