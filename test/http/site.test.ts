import { describe, expect, test } from "vitest";
import { askedPages } from "../../src/http/asked-pages.ts";
import { openSite } from "../../src/http/site.ts";
import { openWorld, type World } from "./world.ts";

const later = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} };

const page = { workspace: "wsp_1", filter: {}, limit: 50 };

/** A key that was let in a moment ago, and an address that was asked for. */
function openKnown(changes: Parameters<typeof openWorld>[0] = {}) {
  const world = openWorld(changes);
  world.hashes.set("a-key", "hash");
  world.remembered.set("hash", { workspace: "wsp_1", id: "key_1", at: world.now });
  const url = "https://ordinal.test/v1/workspaces/wsp_1/ranking";
  askedPages.write(url, page);
  const ask = async (headers: Record<string, string> = {}) =>
    openSite(() => world.scope).fetch(
      new Request(url, { headers: { authorization: "Bearer a-key", ...headers } }),
      {},
      later,
    );
  return { world, ask };
}

function toldOf({ reports, points, asked }: World) {
  return { reports: reports.length, points: points.length, asked: asked.length };
}

describe("what fails before it is routed", () => {
  test("is a problem, told once and counted once", async () => {
    // There are no copies in this world, so whoever looks for a page finds a bug.
    const { world, ask } = openKnown();
    const answer = await ask();
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ code: "bug" });
    expect(answer.headers.get("vary")).toBe("Authorization");
    expect(toldOf(world)).toEqual({ reports: 1, points: 1, asked: 1 });
    expect(world.points[0]).toMatchObject({
      workspace: "wsp_1",
      route: "/v1/workspaces/:workspaceId/ranking",
      status: 500,
    });
  });

  test("has lasted since the request came", async () => {
    const { world, ask } = openKnown({
      isWithinLimit: async () => {
        world.now += 40;
        return false;
      },
    });
    const answer = await ask();
    expect([answer.status, answer.headers.get("x-exec-time")]).toEqual([429, "40ms"]);
  });
});

test("a shield that is broken lets everyone in", async () => {
  const { ask } = openKnown({ isWithinLimit: () => Promise.reject(new Error("broken")) });
  expect((await ask()).status).toBe(500);
});

test("a key that was looked up long ago is looked up again", async () => {
  const { world, ask } = openKnown();
  world.now += 120_000;
  expect((await ask()).status).toBe(401);
});
