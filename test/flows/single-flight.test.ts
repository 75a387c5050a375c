import { describe, expect, test } from "vitest";
import { inFlight, openInFlight } from "../../src/cache/tiers/in-flight.ts";
import { singleFlight } from "../../src/flows/single-flight.ts";

/** Dependencies whose sleep ends when `endWaits` is called, and a cache of one value. */
function openEnvironment() {
  const timeout = Promise.withResolvers<void>();
  const background: Promise<unknown>[] = [];
  let [value, loads]: [string | undefined, number] = [undefined, 0];
  return {
    deps: {
      inFlight,
      waitUntil: (work: Promise<unknown>) => void background.push(work),
      sleep: () => timeout.promise,
    },
    endWaits: () => timeout.resolve(),
    background,
    countLoads: () => loads,
    cached: () => value,
    loader: (work: Promise<string>) => async () => {
      loads += 1;
      value = await work;
      return value;
    },
  };
}

/** A cache that is always empty. */
function missing(): undefined {
  return undefined;
}

function rejectWait(): Promise<never> {
  return Promise.reject(new Error("A request waited."));
}

describe("singleFlight", () => {
  test("loads once for concurrent requests and returns the value to all", async () => {
    const { deps, cached, loader, countLoads } = openEnvironment();
    const gate = Promise.withResolvers<string>();
    const load = loader(gate.promise);
    const requests = Array.from({ length: 20 }, () => singleFlight(deps, "once", { cached, load }));
    gate.resolve("snapshot");
    expect(new Set(await Promise.all(requests))).toEqual(new Set(["snapshot"]));
    expect(countLoads()).toBe(1);
  });

  test("lets a waiting request load when the leader hangs", async () => {
    const { deps, cached, loader, countLoads, endWaits } = openEnvironment();
    void singleFlight(deps, "hung", { cached, load: loader(new Promise<string>(() => undefined)) });
    const follower = singleFlight(deps, "hung", { cached, load: loader(Promise.resolve("own")) });
    endWaits();
    expect(await follower).toBe("own");
    expect(countLoads()).toBe(2);
  });

  test("lets one of many waiting requests load when the leader hangs", async () => {
    const { deps, cached, loader, countLoads, endWaits } = openEnvironment();
    const never = loader(new Promise<string>(() => undefined));
    void singleFlight(deps, "hung for many", { cached, load: never });
    const gate = Promise.withResolvers<string>();
    const load = loader(gate.promise);
    const waiting = { ...deps, sleep: () => new Promise<void>(() => undefined) };
    let sleeps = 0;
    const firstWaits = { ...deps, sleep: () => (sleeps++ < 20 ? deps : waiting).sleep() };
    const followers = Array.from({ length: 20 }, () =>
      singleFlight(firstWaits, "hung for many", { cached, load }),
    );
    endWaits();
    gate.resolve("snapshot");
    expect(new Set(await Promise.all(followers))).toEqual(new Set(["snapshot"]));
    expect(countLoads()).toBe(2); // the leader that hangs, and one of the twenty
  });

  test("does not wait for a leader that hung before", async () => {
    const { deps, loader, endWaits } = openEnvironment();
    const cached = missing;
    const never = loader(new Promise<string>(() => undefined));
    void singleFlight(deps, "hung once", { cached, load: never });
    const follower = singleFlight(deps, "hung once", {
      cached,
      load: loader(Promise.resolve("own")),
    });
    endWaits();
    await follower;
    await Promise.resolve();
    const load = loader(Promise.resolve("next"));
    expect(await singleFlight({ ...deps, sleep: rejectWait }, "hung once", { cached, load })).toBe(
      "next",
    );
  });

  test("stops waiting after two leaders have failed", async () => {
    const { deps, loader, countLoads } = openEnvironment();
    const cached = missing;
    const [one, two] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
    const requests = [one.promise, two.promise, Promise.resolve("a"), Promise.resolve("b")].map(
      (work) => singleFlight(deps, "failing", { cached, load: loader(work) }),
    );
    const ends = Promise.allSettled(requests);
    one.reject(new Error("away"));
    two.reject(new Error("away"));
    expect((await ends).map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
    expect(countLoads()).toBe(4);
  });

  test("reports the failure of a leader only to the leader", async () => {
    const { deps, cached, loader } = openEnvironment();
    const gate = Promise.withResolvers<string>();
    const leader = singleFlight(deps, "failed", { cached, load: loader(gate.promise) });
    const follower = singleFlight(deps, "failed", { cached, load: loader(Promise.resolve("own")) });
    gate.reject(new Error("away"));
    await expect(leader).rejects.toThrow("away");
    expect(await follower).toBe("own");
  });

  test("loads again when the value is not cached after the first load", async () => {
    const { deps, loader, countLoads, background } = openEnvironment();
    const request = { cached: missing, load: loader(Promise.resolve("page")) };
    await singleFlight(deps, "again", request);
    await Promise.all(background);
    await singleFlight(deps, "again", request);
    expect(countLoads()).toBe(2);
  });

  test("keeps the work running after the client has disconnected", async () => {
    const { deps, cached, loader, background } = openEnvironment();
    await singleFlight(deps, "kept", { cached, load: loader(Promise.resolve("page")) });
    expect(background).toHaveLength(1);
    expect(inFlight.get("kept")).toBeDefined();
    await Promise.all(background);
    expect(inFlight.get("kept")).toBeUndefined();
  });

  test("does not wait for work with another key", async () => {
    const { deps, cached, loader } = openEnvironment();
    const never = loader(new Promise<string>(() => undefined));
    void singleFlight(deps, "one", { cached, load: never });
    expect(await singleFlight(deps, "two", { cached, load: loader(Promise.resolve("two")) })).toBe(
      "two",
    );
  });
});

describe("inFlight", () => {
  const never = new Promise<never>(() => undefined);

  test("forgets work that has not ended after a minute", () => {
    let now = 0;
    const { track, get } = openInFlight(() => now);
    void track("warm", never);
    now = 59_999;
    expect(get("warm")).toBeDefined();
    now = 60_000;
    expect(get("warm")).toBeUndefined();
  });

  test("keeps newer work when earlier work with the same key ends", async () => {
    const { track, get } = openInFlight(() => 0);
    const gate = Promise.withResolvers<void>();
    const end = track("snapshot", gate.promise);
    void track("snapshot", never);
    gate.resolve();
    await end;
    expect(get("snapshot")).toBeDefined();
  });

  test("tracks at most a thousand keys", () => {
    const { track, get } = openInFlight(() => 0);
    for (let index = 0; index < 1_001; index += 1) {
      void track(`${index}`, never);
    }
    expect([get("0"), get("1"), get("1000")].map((end) => end !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
  });
});
