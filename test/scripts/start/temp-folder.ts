import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder that is there as long as the test. */
export function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "ordinal-start-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
