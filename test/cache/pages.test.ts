import { beforeEach, expect, test, vi } from "vitest";
import { openPageCache } from "../../src/cache/pages.ts";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { type RenderedPage } from "../../src/ports/caches.ts";
import { openFakeRemote } from "./tiers/fake-remote.ts";

const key = "wsp_1/8/page";
const requestedKey = "wsp_1/7/page";

const page: RenderedPage = {
  body: new TextEncoder().encode('{"data":["ä🙂"]}'),
  link: '</v1/ä>; rel="first"',
  generation: 8,
  ranking: { at: 1.5e12, digest: "d" },
};

function openPages() {
  const { remote, settle } = openFakeRemote();
  return { pages: openPageCache(remote), settle };
}

beforeEach(clearAllMemories);

test("keeps a page that is read once out of the Cache API", async () => {
  const { pages, settle } = openPages();
  await pages.write(key, page, {});
  await settle();
  clearAllMemories();
  expect(await pages.read(key)).toBeUndefined();
});

test("puts a page into the Cache API on its second read", async () => {
  const { pages, settle } = openPages();
  await pages.write(key, page, {});
  expect(await pages.read(key)).toEqual({ value: page, tier: "memory" });
  await settle();
  clearAllMemories();
  expect(await pages.read(key)).toEqual({ value: page, tier: "cache-api" });
  expect(await pages.read(key)).toMatchObject({ tier: "memory" });
});

test("puts a page into the Cache API once", async () => {
  const { remote, settle } = openFakeRemote();
  const put = vi.spyOn(remote.cache, "put");
  const pages = openPageCache(remote);
  await pages.write(key, page, { requestedKey });
  await pages.read(requestedKey);
  await pages.read(key);
  await pages.read(key);
  await settle();
  expect(put).toHaveBeenCalledTimes(1);
});

test("puts a prefetched page into the Cache API immediately", async () => {
  const { pages } = openPages();
  await pages.write(key, page, { isPrefetch: true });
  clearAllMemories();
  expect(await pages.read(key)).toEqual({ value: page, tier: "cache-api" });
});

test("finds a page under its own key and under the requested key", async () => {
  const { pages } = openPages();
  await pages.write(key, page, { requestedKey });
  expect([pages.peek(key), pages.peek(requestedKey)]).toEqual([page, page]);
  expect(pages.peek("wsp_1/9/page")).toBeUndefined();
});

test("finds a page in the Cache API under the requested key on the second read of that key", async () => {
  const { pages, settle } = openPages();
  await pages.write(key, page, { requestedKey });
  await pages.read(requestedKey);
  await settle();
  clearAllMemories();
  expect(await pages.read(requestedKey)).toEqual({ value: page, tier: "cache-api" });
});

test("treats bytes of another layout as a miss", async () => {
  const { remote } = openFakeRemote();
  const url = `${remote.origin}/cache/${key}`;
  await remote.cache.put(url, new Response(new Uint8Array(40)));
  expect(await openPageCache(remote).read(key)).toBeUndefined();
});

test("treats bytes that end early as a miss", async () => {
  const { remote } = openFakeRemote();
  const url = `${remote.origin}/cache/${key}`;
  await remote.cache.put(url, new Response(new Uint8Array(3)));
  expect(await openPageCache(remote).read(key)).toBeUndefined();
});
