import { env } from "cloudflare:workers";
import { describe, vi } from "vitest";
import { forgetEverything } from "../../src/cache/memory.ts";
import { testCopies } from "../ports/copies.suite.ts";
import { testHierarchies } from "../ports/hierarchies.suite.ts";
import { testPeople } from "../ports/people.suite.ts";
import { testStore } from "../ports/store.suite.ts";
import { openDeps } from "./deps.ts";

const put = vi.spyOn(caches.default, "put");

describe("the platform's own", () => {
  testCopies(() => {
    const { deps, settled } = openDeps();
    return { copies: deps.copies, lose: loseEveryCopy, settled };
  });

  testStore(() => openDeps().deps);
  testPeople(() => openDeps().deps);
  testHierarchies(() => openDeps().deps);
});

async function loseEveryCopy(): Promise<void> {
  forgetEverything();
  const { keys } = await env.COPIES.list();
  await Promise.all(keys.map(({ name }) => env.COPIES.delete(name)));
  await Promise.all(put.mock.calls.map(([url]) => caches.default.delete(url)));
  put.mockClear();
}
