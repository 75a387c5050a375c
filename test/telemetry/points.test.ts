import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openAnalytics } from "../../src/telemetry/analytics.ts";
import {
  pointColumns,
  type Point,
  buildBackgroundPoint,
  buildRequestPoint,
} from "../../src/telemetry/points.ts";

const request = {
  workspace: "wsp_1",
  method: "GET",
  route: "/items/:id",
  status: 304,
  code: "",
  tier: "memory",
  model: "wsjf",
  generation: 7,
  colo: "FRA",
  durationMs: 3,
  statements: 1,
  rowsRead: 2,
  rowsWritten: 0,
  databaseMs: 2,
};

const bytesOf = (texts: readonly string[]) => new TextEncoder().encode(texts.join("")).byteLength;

test("the columns stand where queries look for them", () => {
  // Append only: a change anywhere but at the ends changes the meaning of what was written before.
  expect(pointColumns.blobs.join(" ")).toMatch(
    /^kind outcome method route code tier model colo version/,
  );
  expect(pointColumns.doubles.join(" ")).toMatch(
    /^durationMs status statements rowsRead rowsWritten databaseMs generation rows/,
  );
  expect(pointColumns.blobs.length).toBeLessThanOrEqual(20);
  expect(pointColumns.doubles.length).toBeLessThanOrEqual(20);
});

test("a request fills its columns", () => {
  expect(buildRequestPoint(request, "v1")).toEqual({
    indexes: ["wsp_1"],
    blobs: ["request", "3xx", "GET", "/items/:id", "", "memory", "wsjf", "FRA", "v1"],
    doubles: [3, 304, 1, 2, 0, 2, 7, 0],
  });
});

test.each(["publish", "job", "cron"] as const)("a %s fills its columns", (kind) => {
  const measure = { kind, workspace: "", outcome: "done", rows: 5, durationMs: 9 };
  expect(buildBackgroundPoint(measure, "v1")).toEqual({
    indexes: ["none"],
    blobs: [kind, "done", "", "", "", "", "", "", "v1"],
    doubles: [9, 0, 0, 0, 0, 0, 0, 5],
  });
});

test("whatever is put in, it stays within the platform's bounds", () => {
  const text = fc.string({ maxLength: 20_000, unit: "binary" });
  fc.assert(
    fc.property(text, fc.double(), (word, number) => {
      const wild = { ...request, workspace: word, route: word, model: word, durationMs: number };
      const { indexes, blobs, doubles } = buildRequestPoint(wild, word);
      expect(bytesOf(indexes)).toBeLessThanOrEqual(96);
      expect(bytesOf(blobs)).toBeLessThanOrEqual(16_384);
      expect(doubles.every(Number.isFinite)).toBe(true);
    }),
  );
});

describe("the data set", () => {
  const point = buildRequestPoint(request, "v1");

  test("takes 250 points of one invocation and no more", () => {
    const taken: Point[] = [];
    const write = openAnalytics({ writeDataPoint: (one) => void taken.push(one) });
    for (let at = 0; at < 300; at += 1) {
      write(point);
    }
    expect(taken).toHaveLength(250);
  });

  test("may be broken or missing: nobody is told", () => {
    const write = openAnalytics({
      writeDataPoint: () => {
        throw new Error("broken");
      },
    });
    expect(() => write(point)).not.toThrow();
    expect(() => openAnalytics(undefined)(point)).not.toThrow();
  });
});
