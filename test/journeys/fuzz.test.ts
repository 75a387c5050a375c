import { expect, inject, test } from "vitest";
import { expectNoFindings } from "../fuzz/expect-no-findings.ts";

test("500 random requests get documented responses", async () => {
  const reports = await expectNoFindings(inject("builtWorker"), { requests: 500, seed: 1 });
  expect(reports.every(({ requests }) => requests > 0)).toBe(true);
}, 120_000);
