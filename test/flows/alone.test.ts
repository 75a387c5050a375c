import { describe, expect, test } from "vitest";
import { flights } from "../../src/cache/tiers/flights.ts";
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
