import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockFolder } from "../../../scripts/start/lock.ts";
import { openFolder } from "./temp-folder.ts";

test.each([
  ["of a process that is gone", () => `${spawnSync("true").pid} 8787\n`],
  ["of a process that is something else by now", () => `${process.pid} 8787\n`],
  ["that nobody can read", () => "what?"],
])("passes over a lock %s", (_, content) => {
  const file = join(openFolder(), "start.lock");
  writeFileSync(file, content());
  expect(() => lockFolder(file, 8_787)).not.toThrow();
});
