import { env } from "cloudflare:workers";
import { describe, expect, vi } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { openQuotaCoordinator } from "../../src/platform/cloudflare/quotas.ts";
import { openRooms } from "../../src/platform/cloudflare/rooms.ts";
import { testAccessContract } from "../contracts/access.contract.ts";
import { testBackupsContract } from "../contracts/backups.contract.ts";
import { testBaselinesContract } from "../contracts/baselines.contract.ts";
import { testCachesContract } from "../contracts/caches.contract.ts";
import { testChangesContract } from "../contracts/changes.contract.ts";
import { testCursorKeysContract } from "../contracts/cursor-keys.contract.ts";
import { testHierarchiesContract } from "../contracts/hierarchies.contract.ts";
import { testHistoryContract } from "../contracts/history.contract.ts";
import { testIdempotencyContract } from "../contracts/idempotency.contract.ts";
import { testIdentityContract } from "../contracts/identity.contract.ts";
import { testLifeCycleContract } from "../contracts/life-cycle.contract.ts";
import { testListsContract } from "../contracts/lists.contract.ts";
import { testMergeContract } from "../contracts/merges.contract.ts";
import { testPeopleContract } from "../contracts/people.contract.ts";
import { testPinnedRankingsContract } from "../contracts/pinned-rankings.contract.ts";
import { testQuotasContract } from "../contracts/quotas.contract.ts";
import { testRoomsContract } from "../contracts/rooms.contract.ts";
import { testStatusesContract } from "../contracts/statuses.contract.ts";
import { testStoreContract } from "../contracts/store.contract.ts";
import { testTiersContract } from "../contracts/tiers.contract.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import { connectToRoom } from "./sockets.ts";

const put = vi.spyOn(caches.default, "put");

describe("the ports on Cloudflare", () => {
  testCachesContract((partBytes) => {
    const { deps, settle } = openWorkerDeps({}, partBytes);
    return {
      caches: deps.caches,
      clear: clearCaches,
      settle,
      clearMemory: clearAllMemories,
      dropParts: () => changeParts(() => undefined),
      corruptParts: () => changeParts((bytes) => new Uint8Array(bytes).fill(7)),
    };
  });

  testPinnedRankingsContract((partBytes) => openWorkerDeps({}, partBytes).deps.caches);

  testTiersContract(() => {
    const { remote, settle } = openWorkerDeps();
    return { remote, settle, clearColo, clearKv };
  });

  testStoreContract(() => openWorkerDeps().deps);
  testChangesContract(() => openWorkerDeps().deps);
  testHistoryContract(() => openWorkerDeps().deps);
  testIdempotencyContract(() => openWorkerDeps().deps);
  testListsContract(() => openWorkerDeps().deps);
  testLifeCycleContract(() => openWorkerDeps().deps);
  testIdentityContract(() => openWorkerDeps().deps);
  testMergeContract(() => openWorkerDeps().deps);
  testPeopleContract(() => openWorkerDeps().deps);
  testAccessContract(() => openWorkerDeps().deps);
  testStatusesContract(() => openWorkerDeps().deps);
  testBackupsContract(() => openWorkerDeps().deps);
  testBaselinesContract(() => openWorkerDeps().deps);
  testCursorKeysContract(() => openWorkerDeps().deps);
  testHierarchiesContract(() => openWorkerDeps().deps);
  testQuotasContract(() => {
    const { deps, remote } = openWorkerDeps();
    return openQuotaCoordinator(env.QUOTAS, { ...deps, trace: remote.trace });
  });
  testRoomsContract(() => {
    const rooms = openRooms(env.ROOMS, openWorkerDeps().remote.trace);
    return { rooms, connect: connectToRoom };
  });
});

/**
 * Changes the second part of each value stored in parts, or deletes it if `change` returns none.
 */
async function changeParts(change: (bytes: ArrayBuffer) => Uint8Array | undefined): Promise<void> {
  const urls = put.mock.calls
    .map(([url]) => (url instanceof Request ? url.url : url.toString()))
    .filter(isSecondPart);
  const keys = (await listKvKeys()).filter(isSecondPart);
  expect([urls.length, keys.length].every((count) => count > 0)).toBe(true);
  await Promise.all([
    ...urls.map(async (url) => {
      const bytes = change((await (await caches.default.match(url))?.arrayBuffer()) ?? noBytes);
      await (bytes ? caches.default.put(url, new Response(bytes)) : caches.default.delete(url));
    }),
    ...keys.map(async (name) => {
      const bytes = change((await env.CACHE.get(name, "arrayBuffer")) ?? noBytes);
      await (bytes ? env.CACHE.put(name, bytes) : env.CACHE.delete(name));
    }),
  ]);
}

const noBytes = new ArrayBuffer(0);

function isSecondPart(name: string): boolean {
  return name.includes("/part/2-of-");
}

async function clearCaches(): Promise<void> {
  clearAllMemories();
  await clearKv();
  await clearColo();
}

async function clearKv(): Promise<void> {
  await Promise.all((await listKvKeys()).map((name) => env.CACHE.delete(name)));
}

/** Lists the keys of all test files, of which one request returns at most 1,000. */
async function listKvKeys(cursor?: string): Promise<readonly string[]> {
  const page = await env.CACHE.list({ cursor: cursor ?? null });
  const names = page.keys.map(({ name }) => name);
  return page.list_complete ? names : [...names, ...(await listKvKeys(page.cursor))];
}

async function clearColo(): Promise<void> {
  await Promise.all(put.mock.calls.map(([url]) => caches.default.delete(url)));
  put.mockClear();
}
