import { expect, test } from "vitest";
import { emptyRecord } from "../../../../scripts/lab/cost/recorder.ts";
import { noUsage, sumUsages, createUsage, toUsage } from "../../../../scripts/lab/cost/usage.ts";

const statement = { sql: "SELECT 1", ms: 0 };

test("converts recorded usage to billed amounts", () => {
  const usage = toUsage({
    ...emptyRecord(),
    fetches: 3,
    batches: 1,
    crons: 1,
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
    createUsage({
      requests: 5, // 3 + 1 + 1
      rowsRead: 15,
      rowsWritten: 3,
      queueOperations: 6, // write, read and delete of 2 messages
      kvReads: 1,
      kvWrites: 2,
      kvLists: 3,
      kvDeletes: 4,
      kvBytes: 140, // 600 · 7 / 30: KV stores an entry for a week
      objectRequests: 1,
      points: 4,
      logEvents: 11, // 5 invocations, 6 lines
    }),
  );
});

test("adds usages, and does not change with an empty usage", () => {
  const sum = sumUsages([
    createUsage({ kvReads: 1 }),
    noUsage,
    createUsage({ kvReads: 2, requests: 1 }),
  ]);
  expect(sum).toEqual(createUsage({ kvReads: 3, requests: 1 }));
});
