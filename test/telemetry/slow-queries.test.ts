import { expect, test } from "vitest";
import { withSlowQueries } from "../../src/telemetry/slow-queries.ts";

const call = { statements: ["SELECT\n  1"], durationMs: 199, rowsRead: 10, rowsWritten: 1 };

function opened() {
  const [calls, lines]: [unknown[], object[]] = [[], []];
  const onCall = withSlowQueries(
    (each) => void calls.push(each),
    (line) => void lines.push(line),
  );
  return { onCall, calls, lines };
}

test("every call is counted, and one that took long has a line of its own", () => {
  const { onCall, calls, lines } = opened();
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

test("a line names five statements of a batch, and the beginning of a long one", () => {
  const { onCall, lines } = opened();
  onCall({
    ...call,
    durationMs: 900,
    statements: Array.from({ length: 9 }, () => "x".repeat(999)),
  });
  expect(lines).toMatchObject([
    { count: 9, statements: Array.from({ length: 5 }, () => "x".repeat(300)) },
  ]);
});
