import { expect, test } from "vitest";
import { emptyRecord } from "../../../../scripts/lab/cost/recorder.ts";
import { nothing, sumOf, usageOf, usageOfRecord } from "../../../../scripts/lab/cost/usage.ts";

const statement = { sql: "SELECT 1", ms: 0 };

test("counts what was written down as the platform does", () => {
  const usage = usageOfRecord({
    ...emptyRecord(),
    fetches: 3,
    batches: 1,
    ticks: 1,
    statements: [
      { ...statement, rowsRead: 10, rowsWritten: 0 },
      { ...statement, rowsRead: 5, rowsWritten: 3 },
    ],
    messagesSent: 2,
    kvReads: 1,
    kvWrites: 2,
    kvBytesWritten: 600,
    kvLists: 3,
    kvDeletes: 4,
    rooms: 1,
    points: 4,
    lines: 6,
  });
  expect(usage).toEqual(
    usageOf({
      requests: 5, // 3 + 1 + 1
      rowsRead: 15,
      rowsWritten: 3,
      queueOperations: 6, // written, read, deleted
      kvReads: 1,
      kvWrites: 2,
      kvLists: 3,
      kvDeletes: 4,
      kvBytes: 140, // 600 · 7 / 30: a copy stands for a week of the month
      objectRequests: 1,
      points: 4,
      logEvents: 11, // 5 invocations, 6 lines
    }),
  );
});

test("adds up, and nothing adds nothing", () => {
  const sum = sumOf([usageOf({ kvReads: 1 }), nothing, usageOf({ kvReads: 2, requests: 1 })]);
  expect(sum).toEqual(usageOf({ kvReads: 3, requests: 1 }));
});
