import { describe, expect, test } from "vitest";
import { inFlight, openInFlight } from "../../src/cache/tiers/in-flight.ts";
import { singleFlight } from "../../src/flows/single-flight.ts";

/** A world whose clock is a promise: `impatient` ends everybody's patience. */
function openEnvironment() {
  const impatience = Promise.withResolvers<void>();
  const kept: Promise<unknown>[] = [];
  let [held, made]: [string | undefined, number] = [undefined, 0];
  return {
    deps: {
      inFlight,
      waitUntil: (work: Promise<unknown>) => void kept.push(work),
      sleep: () => impatience.promise,
    },
    impatient: () => impatience.resolve(),
    kept,
    madeTimes: () => made,
    find: () => held,
    making: (work: Promise<string>) => async () => {
      made += 1;
      held = await work;
      return held;
    },
  };
}

/** Nothing is held. */
function nothing(): undefined {
  return undefined;
}

function refuse(): Promise<never> {
  return Promise.reject(new Error("Somebody waited."));
}

describe("what many want at once", () => {
  test("is made once, and all get it", async () => {
    const { deps, find, making, madeTimes } = openEnvironment();
    const gate = Promise.withResolvers<string>();
    const make = making(gate.promise);
    const asked = Array.from({ length: 20 }, () => singleFlight(deps, "once", { find, make }));
    gate.resolve("board");
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["board"]));
    expect(madeTimes()).toBe(1);
  });

  test("is made by each who waits when the first one never ends", async () => {
    const { deps, find, making, madeTimes, impatient } = openEnvironment();
    void singleFlight(deps, "hung", { find, make: making(new Promise<string>(() => undefined)) });
    const follower = singleFlight(deps, "hung", { find, make: making(Promise.resolve("own")) });
    impatient();
    expect(await follower).toBe("own");
    expect(madeTimes()).toBe(2);
  });

  test("is made by one of those who wait when the first one never ends, and the rest get it", async () => {
    const { deps, find, making, madeTimes, impatient } = openEnvironment();
    const never = making(new Promise<string>(() => undefined));
    void singleFlight(deps, "hung for many", { find, make: never });
    const gate = Promise.withResolvers<string>();
    const make = making(gate.promise);
    const patient = { ...deps, pause: () => new Promise<void>(() => undefined) };
    let pauses = 0;
    const once = { ...deps, sleep: () => (pauses++ < 20 ? deps : patient).sleep() };
    const followers = Array.from({ length: 20 }, () =>
      singleFlight(once, "hung for many", { find, make }),
    );
    impatient();
    gate.resolve("board");
    expect(new Set(await Promise.all(followers))).toEqual(new Set(["board"]));
    expect(madeTimes()).toBe(2); // by the one that hangs, and by one of the twenty
  });

  test("is made without waiting for the one that hung before", async () => {
    const { deps, making, impatient } = openEnvironment();
    const find = nothing;
    const never = making(new Promise<string>(() => undefined));
    void singleFlight(deps, "hung once", { find, make: never });
    const follower = singleFlight(deps, "hung once", {
      find,
      make: making(Promise.resolve("own")),
    });
    impatient();
    await follower;
    await Promise.resolve();
    const make = making(Promise.resolve("next"));
    expect(await singleFlight({ ...deps, sleep: refuse }, "hung once", { find, make })).toBe(
      "next",
    );
  });

  test("is made by who waits after two leaders have failed, for whom nobody waits any more", async () => {
    const { deps, making, madeTimes } = openEnvironment();
    const find = nothing;
    const [one, two] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
    const asked = [one.promise, two.promise, Promise.resolve("a"), Promise.resolve("b")].map(
      (work) => singleFlight(deps, "failing", { find, make: making(work) }),
    );
    const ends = Promise.allSettled(asked);
    one.reject(new Error("away"));
    two.reject(new Error("away"));
    expect((await ends).map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
    expect(madeTimes()).toBe(4);
  });

  test("is made by who waits when the first one fails, who alone hears of it", async () => {
    const { deps, find, making } = openEnvironment();
    const gate = Promise.withResolvers<string>();
    const leader = singleFlight(deps, "failed", { find, make: making(gate.promise) });
    const follower = singleFlight(deps, "failed", { find, make: making(Promise.resolve("own")) });
    gate.reject(new Error("away"));
    await expect(leader).rejects.toThrow("away");
    expect(await follower).toBe("own");
  });

  test("is made anew by the next one, when it has ended and is not held", async () => {
    const { deps, making, madeTimes, kept } = openEnvironment();
    const request = { find: () => undefined, make: making(Promise.resolve("page")) };
    await singleFlight(deps, "again", request);
    await Promise.all(kept);
    await singleFlight(deps, "again", request);
    expect(madeTimes()).toBe(2);
  });

  test("goes on though its asker has left", async () => {
    const { deps, find, making, kept } = openEnvironment();
    await singleFlight(deps, "kept", { find, make: making(Promise.resolve("page")) });
    expect(kept).toHaveLength(1);
    expect(inFlight.get("kept")).toBeDefined();
    await Promise.all(kept);
    expect(inFlight.get("kept")).toBeUndefined();
  });

  test("is not mixed up with what has another name", async () => {
    const { deps, find, making } = openEnvironment();
    const never = making(new Promise<string>(() => undefined));
    void singleFlight(deps, "one", { find, make: never });
    expect(await singleFlight(deps, "two", { find, make: making(Promise.resolve("two")) })).toBe(
      "two",
    );
  });
});

describe("what is under way", () => {
  const never = new Promise<never>(() => undefined);

  test("is no more, after a minute without an end", () => {
    let now = 0;
    const { track, get } = openInFlight(() => now);
    void track("warm", never);
    now = 59_999;
    expect(get("warm")).toBeDefined();
    now = 60_000;
    expect(get("warm")).toBeUndefined();
  });

  test("is not forgotten because an earlier one of its name ends late", async () => {
    const { track, get } = openInFlight(() => 0);
    const gate = Promise.withResolvers<void>();
    const end = track("board", gate.promise);
    void track("board", never);
    gate.resolve();
    await end;
    expect(get("board")).toBeDefined();
  });

  test("is remembered of a thousand names at the most", () => {
    const { track, get } = openInFlight(() => 0);
    for (let at = 0; at < 1_001; at += 1) {
      void track(`${at}`, never);
    }
    expect([get("0"), get("1"), get("1000")].map((end) => end !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
  });
});
