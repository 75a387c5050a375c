import { describe, expect, test } from "vitest";
import { type CallPolicy, guardD1, readPolicy, writePolicy } from "../../src/store/d1.ts";
import { stub } from "../environments/worker.ts";

/** Opens a connection that fails with each message in turn, and then returns two rows. */
function openFailingConnection(...messages: readonly string[]) {
  const remaining = [...messages];
  let attempts = 0;
  const execute = async () => {
    attempts += 1;
    const message = remaining.shift();
    if (message !== undefined) {
      throw new Error(`D1_ERROR: ${message}`);
    }
    return [[1], [2]];
  };
  const statement = { bind: () => statement, raw: execute, all: execute, run: execute };
  const connection = stub({ prepare: () => statement, batch: execute });
  return {
    countAttempts: () => attempts,
    query: ({ deadlineMs, attemptsMax }: Pick<CallPolicy, "deadlineMs" | "attemptsMax">) =>
      guardD1(connection, { deadlineMs, attemptsMax, onCall: () => undefined, fraction: () => 0.5 })
        .prepare("SELECT 1")
        .raw(),
  };
}

/** D1's messages for transient errors. */
const transientMessages = [
  "Network connection lost.",
  "D1 DB reset because its code was updated.",
  "Internal error in D1 DB storage caused object to be reset.",
  "Internal error while starting up D1 DB storage caused object to be reset.",
  "D1 DB storage operation exceeded timeout which caused object to be reset.",
  "D1 DB's isolate exceeded its memory limit and was reset.",
  "D1 DB exceeded its CPU time limit and was reset.",
  "D1 DB is overloaded. Too many requests queued.",
  "D1 DB is overloaded. Requests queued for too long.",
  "Cannot resolve D1 DB due to transient issue on remote node.",
];

describe("a D1 call that fails", () => {
  test.each(transientMessages)("is retried if it only reads: %s", async (message) => {
    const { query, countAttempts } = openFailingConnection(message, message);
    expect(await query(readPolicy)).toEqual([[1], [2]]);
    expect(countAttempts()).toBe(3);
  });

  test("throws `unavailable` after three attempts", async () => {
    const { query, countAttempts } = openFailingConnection(...transientMessages);
    await expect(query(readPolicy)).rejects.toMatchObject({ kind: "unavailable" });
    expect(countAttempts()).toBe(3);
  });

  test("is not retried if it writes, because D1 may have applied the write", async () => {
    const { query, countAttempts } = openFailingConnection(transientMessages[0] ?? "");
    await expect(query(writePolicy)).rejects.toMatchObject({ kind: "unavailable" });
    expect(countAttempts()).toBe(1);
  });

  test("is not retried after a permanent error", async () => {
    const { query, countAttempts } = openFailingConnection("no such table: itmes: SQLITE_ERROR");
    await expect(query(readPolicy)).rejects.toThrow("no such table");
    expect(countAttempts()).toBe(1);
  });
});
