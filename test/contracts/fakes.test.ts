import { describe } from "vitest";
import { openFakeCaches } from "../cache/fake-caches.ts";
import { openFakeRemote } from "../cache/tiers/fake-remote.ts";
import { openFakeQuotas } from "../environments/fake-quotas.ts";
import { openUnitEnvironment } from "../environments/unit.ts";
import { openFakeRooms } from "../live/fake-rooms.ts";
import { testAccessContract } from "./access.contract.ts";
import { testBackupsContract } from "./backups.contract.ts";
import { testBaselinesContract } from "./baselines.contract.ts";
import { testCachesContract } from "./caches.contract.ts";
import { testChangesContract } from "./changes.contract.ts";
import { testCursorKeysContract } from "./cursor-keys.contract.ts";
import { testHierarchiesContract } from "./hierarchies.contract.ts";
import { testHistoryContract } from "./history.contract.ts";
import { testIdempotencyContract } from "./idempotency.contract.ts";
import { testIdentityContract } from "./identity.contract.ts";
import { testLifeCycleContract } from "./life-cycle.contract.ts";
import { testListsContract } from "./lists.contract.ts";
import { testMergeContract } from "./merges.contract.ts";
import { testPeopleContract } from "./people.contract.ts";
import { testPinnedRankingsContract } from "./pinned-rankings.contract.ts";
import { testQuotasContract } from "./quotas.contract.ts";
import { testRoomsContract } from "./rooms.contract.ts";
import { testStatusesContract } from "./statuses.contract.ts";
import { testStoreContract } from "./store.contract.ts";
import { testTiersContract } from "./tiers.contract.ts";

describe("the fakes", () => {
  testCachesContract(() => {
    const { caches, clearMemory, clear: clearAll } = openFakeCaches();
    const clear = async () => clearAll();
    // The fake stores every value in one piece: losing a part loses the value.
    const parts = { dropParts: clear, corruptParts: clear };
    return { caches, clear, settle: async () => undefined, clearMemory, ...parts };
  });

  testPinnedRankingsContract(() => openFakeCaches().caches);

  testTiersContract(openFakeRemote);
  testStoreContract(() => openUnitEnvironment().deps);
  testChangesContract(() => openUnitEnvironment().deps);
  testHistoryContract(() => openUnitEnvironment().deps);
  testIdempotencyContract(() => openUnitEnvironment().deps);
  testListsContract(() => openUnitEnvironment().deps);
  testLifeCycleContract(() => openUnitEnvironment().deps);
  testIdentityContract(() => openUnitEnvironment().deps);
  testMergeContract(() => openUnitEnvironment().deps);
  testPeopleContract(() => openUnitEnvironment().deps);
  testAccessContract(() => openUnitEnvironment().deps);
  testStatusesContract(() => openUnitEnvironment().deps);
  testBackupsContract(() => openUnitEnvironment().deps);
  testBaselinesContract(() => openUnitEnvironment().deps);
  testCursorKeysContract(() => openUnitEnvironment().deps);
  testHierarchiesContract(() => openUnitEnvironment().deps);
  testQuotasContract(openFakeQuotas);
  testRoomsContract(() => {
    const rooms = openFakeRooms(() => Date.now());
    return {
      rooms,
      async connect(...request) {
        const socket = rooms.connect(...request);
        return socket && { read: async () => socket.messages, close: () => socket.close() };
      },
    };
  });
});
