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

const countBytes = (texts: readonly string[]) =>
  new TextEncoder().encode(texts.join("")).byteLength;

test("keeps every column at its position", () => {
  // Append-only: any other change alters the meaning of stored points.
  expect(pointColumns.blobs.join(" ")).toMatch(
    /^kind outcome method route code tier model colo version/,
  );
  expect(pointColumns.doubles.join(" ")).toMatch(
    /^durationMs status statements rowsRead rowsWritten databaseMs generation rows/,
  );
  expect(pointColumns.blobs.length).toBeLessThanOrEqual(20);
  expect(pointColumns.doubles.length).toBeLessThanOrEqual(20);
});

test("builds the point of a request", () => {
  expect(buildRequestPoint(request, "v1")).toEqual({
    indexes: ["wsp_1"],
    blobs: ["request", "3xx", "GET", "/items/:id", "", "memory", "wsjf", "FRA", "v1"],
    doubles: [3, 304, 1, 2, 0, 2, 7, 0],
  });
});

test.each(["publish", "job", "cron"] as const)("builds the point of a %s", (kind) => {
  const metric = { kind, workspace: "", outcome: "done", rows: 5, durationMs: 9 };
  expect(buildBackgroundPoint(metric, "v1")).toEqual({
    indexes: ["none"],
    blobs: [kind, "done", "", "", "", "", "", "", "v1"],
    doubles: [9, 0, 0, 0, 0, 0, 0, 5],
  });
});

test("builds points within the platform's limits from any input", () => {
  const text = fc.string({ maxLength: 20_000, unit: "binary" });
  fc.assert(
    fc.property(text, fc.double(), (word, number) => {
      const extreme = { ...request, workspace: word, route: word, model: word, durationMs: number };
      const { indexes, blobs, doubles } = buildRequestPoint(extreme, word);
      expect(countBytes(indexes)).toBeLessThanOrEqual(96);
      expect(countBytes(blobs)).toBeLessThanOrEqual(16_384);
      expect(doubles.every(Number.isFinite)).toBe(true);
    }),
  );
});

describe("the data set", () => {
  const point = buildRequestPoint(request, "v1");

  test("receives at most 250 points per invocation", () => {
    const points: Point[] = [];
    const write = openAnalytics({ writeDataPoint: (each) => void points.push(each) });
    for (let index = 0; index < 300; index += 1) {
      write(point);
    }
    expect(points).toHaveLength(250);
  });

  test("can fail or be absent without an error", () => {
    const write = openAnalytics({
      writeDataPoint: () => {
        throw new Error("unavailable");
      },
    });
    expect(() => write(point)).not.toThrow();
    expect(() => openAnalytics(undefined)(point)).not.toThrow();
  });
});
