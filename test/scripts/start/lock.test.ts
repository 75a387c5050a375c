import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockFolder } from "../../../scripts/start/lock.ts";
import { createTempFolder } from "./temp-folder.ts";

test.each([
  ["of a process that has ended", () => `${spawnSync("true").pid} 8787\n`],
  ["of a process that is another program", () => `${process.pid} 8787\n`],
  ["that is not readable", () => "what?"],
])("ignores a lock %s", (_, content) => {
  const file = join(createTempFolder(), "start.lock");
  writeFileSync(file, content());
  expect(() => lockFolder(file, 8_787)).not.toThrow();
});
