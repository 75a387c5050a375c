import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { WranglerLog } from "../../../scripts/start/wrangler-log.ts";
import { openFolder } from "./temp-folder.ts";

const said = [
  "⎔ Starting local server...",
  "▲ [WARNING] Scheduled Workers are not automatically triggered.",
  "  For more details, see the documentation",
  "\u001B[31m✘ [ERROR] Build failed with 1 error:\u001B[0m",
  "",
  "      src/worker.ts:112:6:",
  "[wrangler:info] GET /health 200 OK (3ms)",
  '{"why":"sampled"}',
];

function logOf(lines: readonly string[], isVerbose: boolean) {
  const shown: string[] = [];
  const file = join(openFolder(), "local/wrangler.log");
  const log = new WranglerLog(file, (line) => void shown.push(line), isVerbose);
  for (const line of lines) {
    log.take(line);
  }
  return { shown, kept: readFileSync(file, "utf8").split("\n") };
}

test("keeps all in the file, and shows an error with what belongs to it", () => {
  const { shown, kept } = logOf(said, false);
  expect(shown).toEqual(["✘ [ERROR] Build failed with 1 error:", "", "      src/worker.ts:112:6:"]);
  expect(kept).toHaveLength(said.length + 1);
});

test("shows all when asked to", () => {
  expect(logOf(said, true).shown).toHaveLength(said.length);
});

test("starts again when it has grown too long", () => {
  const line = "x".repeat(9_000_000);
  const { kept } = logOf([line, line, line, "the end"], false);
  expect(kept).toEqual(["the end", ""]);
});
