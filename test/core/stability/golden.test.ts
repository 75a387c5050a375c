import { expect, test } from "vitest";
import { computeStabilityDigests } from "../../golden/stability-digests.ts";
import golden from "../../golden/stability.json" with { type: "json" };

test("the analysis of a seeded backlog by each distribution matches the golden digests", async () => {
  expect(await computeStabilityDigests()).toEqual(golden);
});
