import { describe } from "vitest";
import { openFakeCopies } from "../cache/fake-copies.ts";
import { openFakes } from "../fakes.ts";
import { testCopies } from "./copies.suite.ts";
import { testHierarchies } from "./hierarchies.suite.ts";
import { testPeople } from "./people.suite.ts";
import { testStore } from "./store.suite.ts";

describe("the world in memory", () => {
  testCopies(() => {
    const { copies, lose } = openFakeCopies();
    return { copies, lose: async () => lose(), settled: async () => undefined };
  });

  testStore(() => openFakes().deps);
  testPeople(() => openFakes().deps);
  testHierarchies(() => openFakes().deps);
});
