import { env } from "cloudflare:workers";
import { describe, expect, vi } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { testCopies } from "../ports/copies.suite.ts";
import { testHierarchies } from "../ports/hierarchies.suite.ts";
import { testLists } from "../ports/lists.suite.ts";
import { testPeople } from "../ports/people.suite.ts";
import { testStore } from "../ports/store.suite.ts";
import { testTiers } from "../ports/tiers.suite.ts";
import { openDeps } from "./deps.ts";

const put = vi.spyOn(caches.default, "put");

describe("the platform's own", () => {
  testCopies((partBytes) => {
    const { deps, settled } = openDeps({}, partBytes);
    return {
      copies: deps.caches,
      lose: loseEveryCopy,
      settled,
      forget: clearAllMemories,
      loseParts: () => changeParts(() => undefined),
      mixUpParts: () => changeParts((bytes) => new Uint8Array(bytes).fill(7)),
    };
  });

  testTiers(() => {
    const { far, settled } = openDeps();
    return { far, settled, loseNear, loseKv };
  });

  testStore(() => openDeps().deps);
  testLists(() => openDeps().deps);
  testPeople(() => openDeps().deps);
  testHierarchies(() => openDeps().deps);
});

/** Changes the second part of everything there is in parts; takes it away where nothing is given. */
async function changeParts(change: (bytes: ArrayBuffer) => Uint8Array | undefined): Promise<void> {
  const urls = put.mock.calls
    .map(([url]) => (url instanceof Request ? url.url : url.toString()))
    .filter(isSecond);
  const names = (await env.CACHE.list()).keys.map(({ name }) => name).filter(isSecond);
  expect([urls.length, names.length].every((count) => count > 0)).toBe(true);
  await Promise.all([
    ...urls.map(async (url) => {
      const bytes = change((await (await caches.default.match(url))?.arrayBuffer()) ?? none);
      await (bytes ? caches.default.put(url, new Response(bytes)) : caches.default.delete(url));
    }),
    ...names.map(async (name) => {
      const bytes = change((await env.CACHE.get(name, "arrayBuffer")) ?? none);
      await (bytes ? env.CACHE.put(name, bytes) : env.CACHE.delete(name));
    }),
  ]);
}

const none = new ArrayBuffer(0);

function isSecond(name: string): boolean {
  return name.includes("/part/2-of-");
}

async function loseEveryCopy(): Promise<void> {
  clearAllMemories();
  await loseKv();
  await loseNear();
}

async function loseKv(): Promise<void> {
  const { keys } = await env.CACHE.list();
  await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
}

async function loseNear(): Promise<void> {
  await Promise.all(put.mock.calls.map(([url]) => caches.default.delete(url)));
  put.mockClear();
}
