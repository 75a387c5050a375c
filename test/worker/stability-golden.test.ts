import { expect, test } from "vitest";
import { computeStabilityDigests } from "../golden/stability-digests.ts";
import golden from "../golden/stability.json" with { type: "json" };

test("a stability analysis has the same bits in workerd as in Node", async () => {
  expect(await computeStabilityDigests()).toEqual(golden);
});
