import { describe, expect, test } from "vitest";
import { type CallPolicy, guardD1, readPolicy, writePolicy } from "../../src/store/d1.ts";
import { stub } from "../environments/worker.ts";

/** A statement that fails with these, one after the other, and then has two rows. */
function openFailing(...words: readonly string[]) {
  const left = [...words];
  let asked = 0;
  const answer = async () => {
    asked += 1;
    const word = left.shift();
    if (word !== undefined) {
      throw new Error(`D1_ERROR: ${word}`);
    }
    return [[1], [2]];
  };
  const statement = { bind: () => statement, raw: answer, all: answer, run: answer };
  const connection = stub({ prepare: () => statement, batch: answer });
  return {
    askedTimes: () => asked,
    ask: ({ deadlineMs, attemptsMax }: Pick<CallPolicy, "deadlineMs" | "attemptsMax">) =>
      guardD1(connection, { deadlineMs, attemptsMax, onCall: () => undefined, fraction: () => 0.5 })
        .prepare("SELECT 1")
        .raw(),
  };
}

/** As the platform words what is over in a moment. */
const words = [
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

describe("a database that stumbles", () => {
  test.each(words)("is asked again what is only read: %s", async (word) => {
    const { ask, askedTimes } = openFailing(word, word);
    expect(await ask(readPolicy)).toEqual([[1], [2]]);
    expect(askedTimes()).toBe(3);
  });

  test("is away after three times", async () => {
    const { ask, askedTimes } = openFailing(...words);
    await expect(ask(readPolicy)).rejects.toMatchObject({ kind: "unavailable" });
    expect(askedTimes()).toBe(3);
  });

  test("is asked to write but once, for nobody knows what became of it", async () => {
    const { ask, askedTimes } = openFailing(words[0] ?? "");
    await expect(ask(writePolicy)).rejects.toMatchObject({ kind: "unavailable" });
    expect(askedTimes()).toBe(1);
  });

  test("is not asked again what it will never do", async () => {
    const { ask, askedTimes } = openFailing("no such table: itmes: SQLITE_ERROR");
    await expect(ask(readPolicy)).rejects.toThrow("no such table");
    expect(askedTimes()).toBe(1);
  });
});
