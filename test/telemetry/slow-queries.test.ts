import { expect, test } from "vitest";
import { withSlowQueries } from "../../src/telemetry/slow-queries.ts";

const call = { statements: ["SELECT\n  1"], durationMs: 199, rowsRead: 10, rowsWritten: 1 };

function openObserver() {
  const [calls, lines]: [unknown[], object[]] = [[], []];
  const onCall = withSlowQueries(
    (each) => void calls.push(each),
    (line) => void lines.push(line),
  );
  return { onCall, calls, lines };
}

test("passes every call on, and logs the slow one", () => {
  const { onCall, calls, lines } = openObserver();
  onCall(call);
  onCall({ ...call, durationMs: 200 });
  expect(calls).toHaveLength(2);
  expect(lines).toEqual([
    {
      level: "warn",
      why: "slow query",
      durationMs: 200,
      rowsRead: 10,
      rowsWritten: 1,
      count: 1,
      statements: ["SELECT 1"],
    },
  ]);
});

test("logs at most five statements of a batch, each shortened", () => {
  const { onCall, lines } = openObserver();
  onCall({
    ...call,
    durationMs: 900,
    statements: Array.from({ length: 9 }, () => "x".repeat(999)),
  });
  expect(lines).toMatchObject([
    { count: 9, statements: Array.from({ length: 5 }, () => "x".repeat(300)) },
  ]);
});
