import { describe } from "vitest";
import { openFakeCopies } from "../cache/fake-caches.ts";
import { openFakeFar } from "../cache/tiers/fake-remote.ts";
import { openFakes } from "../environments/unit.ts";
import { testCopies } from "./caches.contract.ts";
import { testHierarchies } from "./hierarchies.contract.ts";
import { testLists } from "./lists.contract.ts";
import { testPeople } from "./people.contract.ts";
import { testStore } from "./store.contract.ts";
import { testTiers } from "./tiers.contract.ts";

describe("the world in memory", () => {
  testCopies(() => {
    const { copies, forget, lose: loseAll } = openFakeCopies();
    const lose = async () => loseAll();
    // It keeps everything whole: with a part, it loses all of it.
    const parts = { loseParts: lose, mixUpParts: lose };
    return { copies, lose, settled: async () => undefined, forget, ...parts };
  });

  testTiers(openFakeFar);
  testStore(() => openFakes().deps);
  testLists(() => openFakes().deps);
  testPeople(() => openFakes().deps);
  testHierarchies(() => openFakes().deps);
});
