import { expect, test } from "vitest";
import { type Sliced, sliceCostMax } from "../../src/core/slices.ts";
import { pauseAfter, runSliced } from "../../src/flows/run-sliced.ts";

function openSleep() {
  const pauses: number[] = [];
  return { pauses, sleep: async (milliseconds: number) => void pauses.push(milliseconds) };
}

function* work(costs: readonly number[]): Sliced<string> {
  yield* costs;
  return "done";
}

test("returns the result of a short computation without a pause", async () => {
  const { pauses, sleep } = openSleep();
  expect(await runSliced({ sleep }, work([1, sliceCostMax - 2]))).toBe("done");
  expect(pauses).toHaveLength(0);
});

test("pauses each time the cost of the slices since the last pause reaches the maximum", async () => {
  const { pauses, sleep } = openSleep();
  const half = sliceCostMax / 2;
  await runSliced({ sleep }, work([half, half, half, half, half]));
  expect(pauses).toHaveLength(2); // after the second and the fourth slice
});

test("lets other work run between two slices", async () => {
  const events: string[] = [];
  const sleep = async () => void events.push("pause");
  function* compute(): Sliced<void> {
    events.push("first");
    yield sliceCostMax;
    events.push("second");
  }
  await runSliced({ sleep }, compute());
  expect(events).toEqual(["first", "pause", "second"]);
});

function* fail(): Sliced<void> {
  yield sliceCostMax;
  throw new RangeError("no");
}

test("passes on the error of a slice", async () => {
  const { sleep } = openSleep();
  await expect(runSliced({ sleep }, fail())).rejects.toThrow(new RangeError("no"));
});

test("pauses after long work, and not after short work", async () => {
  const { pauses, sleep } = openSleep();
  await pauseAfter({ sleep }, sliceCostMax - 1);
  expect(pauses).toHaveLength(0);
  await pauseAfter({ sleep }, sliceCostMax);
  expect(pauses).toHaveLength(1);
});
