import { expect, inject, test } from "vitest";
import { expectNoFindings } from "./expect-no-findings.ts";

test("5,000 random requests get documented responses", async () => {
  const reports = await expectNoFindings(inject("builtWorker"), { requests: 5_000, seed: 2 });
  const statuses = new Set(reports.flatMap(({ statuses: counts }) => Array.from(counts.keys())));
  expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 204, 400, 401, 404, 422]));
}, 600_000);
