import { describe, expect, test } from "vitest";
import { flights, openFlights } from "../../src/cache/tiers/flights.ts";
import { alone } from "../../src/flows/alone.ts";

/** A world whose clock is a promise: `impatient` ends everybody's patience. */
function openWorld() {
  const impatience = Promise.withResolvers<void>();
  const kept: Promise<unknown>[] = [];
  let [held, made]: [string | undefined, number] = [undefined, 0];
  return {
    deps: {
      flights,
      later: (work: Promise<unknown>) => void kept.push(work),
      pause: () => impatience.promise,
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
    const { deps, find, making, madeTimes } = openWorld();
    const gate = Promise.withResolvers<string>();
    const make = making(gate.promise);
    const asked = Array.from({ length: 20 }, () => alone(deps, "once", { find, make }));
    gate.resolve("board");
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["board"]));
    expect(madeTimes()).toBe(1);
  });

  test("is made by each who waits when the first one never ends", async () => {
    const { deps, find, making, madeTimes, impatient } = openWorld();
    void alone(deps, "hung", { find, make: making(new Promise<string>(() => undefined)) });
    const follower = alone(deps, "hung", { find, make: making(Promise.resolve("own")) });
    impatient();
    expect(await follower).toBe("own");
    expect(madeTimes()).toBe(2);
  });

  test("is made by one of those who wait when the first one never ends, and the rest get it", async () => {
    const { deps, find, making, madeTimes, impatient } = openWorld();
    const never = making(new Promise<string>(() => undefined));
    void alone(deps, "hung for many", { find, make: never });
    const gate = Promise.withResolvers<string>();
    const make = making(gate.promise);
    const patient = { ...deps, pause: () => new Promise<void>(() => undefined) };
    let pauses = 0;
    const once = { ...deps, pause: () => (pauses++ < 20 ? deps : patient).pause() };
    const followers = Array.from({ length: 20 }, () =>
      alone(once, "hung for many", { find, make }),
    );
    impatient();
    gate.resolve("board");
    expect(new Set(await Promise.all(followers))).toEqual(new Set(["board"]));
    expect(madeTimes()).toBe(2); // by the one that hangs, and by one of the twenty
  });

  test("is made without waiting for the one that hung before", async () => {
    const { deps, making, impatient } = openWorld();
    const find = nothing;
    const never = making(new Promise<string>(() => undefined));
    void alone(deps, "hung once", { find, make: never });
    const follower = alone(deps, "hung once", { find, make: making(Promise.resolve("own")) });
    impatient();
    await follower;
    await Promise.resolve();
    const make = making(Promise.resolve("next"));
    expect(await alone({ ...deps, pause: refuse }, "hung once", { find, make })).toBe("next");
  });

  test("is made by who waits after two leaders have failed, for whom nobody waits any more", async () => {
    const { deps, making, madeTimes } = openWorld();
    const find = nothing;
    const [one, two] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
    const asked = [one.promise, two.promise, Promise.resolve("a"), Promise.resolve("b")].map(
      (work) => alone(deps, "failing", { find, make: making(work) }),
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
    const { deps, find, making } = openWorld();
    const gate = Promise.withResolvers<string>();
    const leader = alone(deps, "failed", { find, make: making(gate.promise) });
    const follower = alone(deps, "failed", { find, make: making(Promise.resolve("own")) });
    gate.reject(new Error("away"));
    await expect(leader).rejects.toThrow("away");
    expect(await follower).toBe("own");
  });

  test("is made anew by the next one, when it has ended and is not held", async () => {
    const { deps, making, madeTimes, kept } = openWorld();
    const request = { find: () => undefined, make: making(Promise.resolve("page")) };
    await alone(deps, "again", request);
    await Promise.all(kept);
    await alone(deps, "again", request);
    expect(madeTimes()).toBe(2);
  });

  test("goes on though its asker has left", async () => {
    const { deps, find, making, kept } = openWorld();
    await alone(deps, "kept", { find, make: making(Promise.resolve("page")) });
    expect(kept).toHaveLength(1);
    expect(flights.ofName("kept")).toBeDefined();
    await Promise.all(kept);
    expect(flights.ofName("kept")).toBeUndefined();
  });

  test("is not mixed up with what has another name", async () => {
    const { deps, find, making } = openWorld();
    const never = making(new Promise<string>(() => undefined));
    void alone(deps, "one", { find, make: never });
    expect(await alone(deps, "two", { find, make: making(Promise.resolve("two")) })).toBe("two");
  });
});

describe("what is under way", () => {
  const never = new Promise<never>(() => undefined);

  test("is no more, after a minute without an end", () => {
    let now = 0;
    const { begin, ofName } = openFlights(() => now);
    void begin("warm", never);
    now = 59_999;
    expect(ofName("warm")).toBeDefined();
    now = 60_000;
    expect(ofName("warm")).toBeUndefined();
  });

  test("is not forgotten because an earlier one of its name ends late", async () => {
    const { begin, ofName } = openFlights(() => 0);
    const gate = Promise.withResolvers<void>();
    const end = begin("board", gate.promise);
    void begin("board", never);
    gate.resolve();
    await end;
    expect(ofName("board")).toBeDefined();
  });

  test("is remembered of a thousand names at the most", () => {
    const { begin, ofName } = openFlights(() => 0);
    for (let at = 0; at < 1_001; at += 1) {
      void begin(`${at}`, never);
    }
    expect([ofName("0"), ofName("1"), ofName("1000")].map((end) => end !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
  });
});
