import { expect, test } from "vitest";
import {
  type Remote,
  readRemote,
  writeColo,
  writeRemote,
} from "../../../src/cache/tiers/remote.ts";
import { toLazyBytes } from "../../../src/core/columns/lazy-bytes.ts";

const partBytes = 16;
const key = "wsp_1/7/snapshot";

/** Opens a KV namespace and a Cache API over maps, which record reads and writes. */
function openTiers() {
  const kv = new Map<string, Uint8Array>();
  const colo = new Map<string, { readonly bytes: Uint8Array; readonly control: string | null }>();
  const kvWrites: string[] = [];
  const kvReads: string[] = [];
  let concurrentReads = 0;
  let concurrentReadsMax = 0;
  const background: Promise<unknown>[] = [];
  const cache = {
    match: async (url: string) => {
      const entry = colo.get(url);
      return entry && new Response(Uint8Array.from(entry.bytes));
    },
    put: async (url: string, response: Response) => {
      const bytes = new Uint8Array(await response.arrayBuffer());
      colo.set(url, { bytes, control: response.headers.get("cache-control") });
    },
  };
  const namespace = {
    get: async (valueKey: string) => {
      kvReads.push(valueKey);
      concurrentReads += 1;
      concurrentReadsMax = Math.max(concurrentReadsMax, concurrentReads);
      await Promise.resolve();
      concurrentReads -= 1;
      return kv.get(valueKey)?.slice().buffer ?? null;
    },
    put: async (valueKey: string, bytes: Uint8Array) => {
      kvWrites.push(valueKey);
      kv.set(valueKey, bytes.slice());
    },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the code under test calls no more of it
  const remote = {
    cache,
    kv: namespace,
    origin: "https://origin.example",
    waitUntil: (work: Promise<unknown>) => void background.push(work),
    trace: { time: <T>(_: string, work: () => Promise<T>) => work() },
    partBytes,
  } as unknown as Remote;
  const settle = () => Promise.all(background);
  return { remote, kv, colo, kvWrites, kvReads, settle, readConcurrency: () => concurrentReadsMax };
}

function buildBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 7) % 251);
}

test("writes a small value in one piece, and reads it from the Cache API", async () => {
  const { remote, kv, kvWrites, kvReads } = openTiers();
  await writeRemote(remote, key, toLazyBytes(buildBytes(16)));
  expect(kvWrites).toEqual([key]);
  expect(kv.get(key)).toEqual(buildBytes(16));
  const entry = await readRemote(remote, key, true);
  expect(new Uint8Array(entry?.bytes ?? [])).toEqual(buildBytes(16));
  expect(kvReads).toEqual([]);
});

test("writes a larger value part by part, and its manifest last", async () => {
  const { remote, kv, kvWrites } = openTiers();
  await writeRemote(remote, key, toLazyBytes(buildBytes(40)));
  // 40 = 16 + 16 + 8
  expect(kvWrites.map((partKey) => partKey.replace(/\/[0-9a-f]{1,8}$/, ""))).toEqual([
    `${key}/part/1-of-3`,
    `${key}/part/2-of-3`,
    `${key}/part/3-of-3`,
    key,
  ]);
  expect(kvWrites.slice(0, 3).map((part) => kv.get(part)?.length)).toEqual([16, 16, 8]);
});

test("reads two parts of KV at a time, and backfills the parts with their manifest", async () => {
  const { remote, kv, colo, readConcurrency, settle } = openTiers();
  await writeRemote(remote, key, toLazyBytes(buildBytes(80)));
  await settle();
  colo.clear();
  const fromKv = await readRemote(remote, key, true);
  expect([new Uint8Array(fromKv?.bytes ?? []), fromKv?.tier]).toEqual([buildBytes(80), "kv"]);
  expect(readConcurrency()).toBe(2);
  fromKv?.backfill();
  await settle();
  kv.clear();
  const fromColo = await readRemote(remote, key, true);
  expect([new Uint8Array(fromColo?.bytes ?? []), fromColo?.tier]).toEqual([
    buildBytes(80),
    "cache-api",
  ]);
});

test("reads all parts from KV if the Cache API lacks one", async () => {
  const { remote, colo, settle } = openTiers();
  await writeRemote(remote, key, toLazyBytes(buildBytes(40)));
  await settle();
  colo.delete([...colo.keys()].find((url) => url.includes("/part/2-of-3")) ?? "");
  expect((await readRemote(remote, key, false))?.bytes).toBeUndefined();
  expect((await readRemote(remote, key, true))?.tier).toBe("kv");
});

const damages: readonly [string, (kv: Map<string, Uint8Array>, parts: string[]) => void][] = [
  ["a part is missing", (kv, [first = ""]) => kv.delete(first)],
  ["a part is stored twice", (kv, [a = "", b = ""]) => kv.set(b, kv.get(a) ?? new Uint8Array())],
  ["a part belongs to another value", (kv, [, b = ""]) => kv.set(b, new Uint8Array(16))],
  ["a part is too short", (kv, [a = ""]) => kv.set(a, kv.get(a)?.slice(0, 8) ?? buildBytes(0))],
  ["a part is too long", (kv, [, , c = ""]) => kv.set(c, new Uint8Array(16))],
  ["the manifest ends early", (kv) => kv.set(key, kv.get(key)?.slice(0, -2) ?? buildBytes(0))],
  ["the manifest lists too few parts", (kv) => kv.set(key, buildManifest({ sums: [1, 2] }))],
  ["the manifest lists too many parts", (kv) => kv.set(key, buildManifest({ sums: manySums }))],
];

const manySums = Array.from({ length: 17 }, () => 0);

/** Builds the manifest of 40 bytes, with changes. */
function buildManifest(changes: object): Uint8Array {
  const text = JSON.stringify({ bytes: 40, partBytes: 16, sums: [], ...changes });
  return new TextEncoder().encode(`ORDP${text}`);
}

test.each(damages)("misses when %s", async (_, damage) => {
  const { remote, kv, colo, kvWrites, settle } = openTiers();
  await writeRemote(remote, key, toLazyBytes(buildBytes(40)));
  await settle();
  colo.clear();
  expect(await readRemote(remote, key, true)).toBeDefined();
  damage(kv, kvWrites.slice(0, 3));
  expect(await readRemote(remote, key, true)).toBeUndefined();
});

test("does not write a value of more than sixteen parts", async () => {
  const { remote, kvWrites } = openTiers();
  await writeRemote(remote, key, toLazyBytes(buildBytes(257)));
  expect(kvWrites).toEqual([]);
  await writeRemote(remote, key, toLazyBytes(buildBytes(256)));
  expect(kvWrites).toHaveLength(17);
});

test("caches a page, a value, and every part for one hour in the data centre", async () => {
  const { remote, colo, settle } = openTiers();
  await writeColo(remote, "page", { bytes: buildBytes(8) });
  await writeRemote(remote, "small", toLazyBytes(buildBytes(8)));
  await writeRemote(remote, "large", toLazyBytes(buildBytes(40)));
  await settle();
  const controls = [...colo.values()].map(({ control }) => control);
  expect(controls).toHaveLength(6); // 1 + 1 + 3 parts and their manifest
  expect(new Set(controls)).toEqual(new Set(["public, max-age=3600"]));
});
