import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";

const module = join(import.meta.dirname, "../../../scripts/built-worker/kill-with-process.ts");

/** A process that starts a child and its guard, then prints the id of the child and waits. */
const parentScript = `
  import { spawn } from "node:child_process";
  import { killWithProcess } from ${JSON.stringify(module)};
  const child = spawn("sleep", ["60"], { stdio: ["ignore", "inherit", "inherit"] });
  killWithProcess(child);
  console.log(child.pid);
  setInterval(() => {}, 1_000);
`;

test("kills the child of a process that was killed", async () => {
  const parent = spawn(process.execPath, ["--input-type=module", "-e", parentScript]);
  const [output] = await once(parent.stdout, "data");
  const pid = Number(output);
  expect(() => process.kill(pid, 0)).not.toThrow();
  // The child shares the standard output of its parent, which closes when both have ended.
  const closed = once(parent.stdout, "close");
  parent.stdout.resume();
  parent.kill("SIGKILL");
  await expect(closed).resolves.toBeDefined();
}, 20_000);
