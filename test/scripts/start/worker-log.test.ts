import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type LogEntry } from "../../../scripts/built-worker.ts";
import { WorkerLog } from "../../../scripts/start/worker-log.ts";
import { createTempFolder } from "./temp-folder.ts";

const entries = [
  { level: "log", message: '{"why":"sampled"}' },
  { level: "error", message: '{"why":"error"}' },
  { level: "error", message: "\u001B[31mUncaught TypeError\u001B[0m" },
];

function writeLog(all: readonly LogEntry[], isVerbose: boolean) {
  const printed: string[] = [];
  const file = join(createTempFolder(), "local/worker.log");
  const log = new WorkerLog(file, (line) => void printed.push(line), isVerbose);
  for (const entry of all) {
    log.write(entry);
  }
  return { printed, lines: readFileSync(file, "utf8").split("\n") };
}

test("writes every entry to the file and prints errors of the runtime", () => {
  const { printed, lines } = writeLog(entries, false);
  expect(printed).toEqual(["Uncaught TypeError"]);
  expect(lines).toEqual(['{"why":"sampled"}', '{"why":"error"}', "Uncaught TypeError", ""]);
});

test("does not print that a client sent a frame that is too large for a socket", () => {
  const message = "Uncaught exception: protocolError.statusCode = 1009; Message is too large";
  const { printed, lines } = writeLog([{ level: "error", message }], false);
  expect([printed, lines]).toEqual([[], [message, ""]]);
});

test("prints every entry with --verbose", () => {
  expect(writeLog(entries, true).printed).toHaveLength(entries.length);
});

test("empties the file when it is too large", () => {
  const large = { level: "log", message: "x".repeat(9_000_000) };
  const { lines } = writeLog([large, large, large, { level: "log", message: "the end" }], false);
  expect(lines).toEqual(["the end", ""]);
});
