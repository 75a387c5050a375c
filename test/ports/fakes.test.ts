import { describe } from "vitest";
import { openFakeCopies } from "../cache/fake-copies.ts";
import { openFakeFar } from "../cache/tiers/fake-far.ts";
import { openFakes } from "../fakes.ts";
import { testCopies } from "./copies.suite.ts";
import { testHierarchies } from "./hierarchies.suite.ts";
import { testLists } from "./lists.suite.ts";
import { testPeople } from "./people.suite.ts";
import { testStore } from "./store.suite.ts";
import { testTiers } from "./tiers.suite.ts";

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
