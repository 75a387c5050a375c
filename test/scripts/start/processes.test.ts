import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { Processes } from "../../../scripts/start/processes.ts";

/** Starts a child that does not care about SIGTERM, says both their numbers, and does what is said. */
const parentThat = (then: string) => `
  const child = require("node:child_process").spawn(process.execPath, ["-e", \`
    process.on("SIGTERM", () => {});
    setInterval(() => {}, 1000);
    console.log(process.pid);
  \`], { stdio: ["ignore", "pipe", "inherit"] });
  child.stdout.once("data", (pid) => {
    console.log(process.pid + " " + pid);
    ${then}
  });
`;

const staying = parentThat("setInterval(() => {}, 1000);");
const leaving = parentThat("setTimeout(() => process.exit(3), 200);");

const around = { cwd: import.meta.dirname, env: {} };

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function numbersFrom(output: NodeJS.ReadableStream | null): Promise<number[]> {
  const [text] = output === null ? [""] : await once(output, "data");
  return String(text).trim().split(" ").map(Number);
}

test("ends what it started and what that started, also what would not end by itself", async () => {
  const processes = new Processes(300);
  const numbers = await numbersFrom(processes.start(["-e", staying], around).stdout);
  expect(numbers.map(isThere)).toEqual([true, true]);
  await processes.end();
  expect(numbers.map(isThere)).toEqual([false, false]);
  expect(() => processes.start(["-e", ""], around)).toThrow("Nothing is started any more.");
}, 20_000);

test("ends what was left behind by one that ended by itself", async () => {
  const processes = new Processes();
  const child = processes.start(["-e", leaving], around);
  const [, left = 0] = await numbersFrom(child.stdout);
  const [code] = await once(child, "exit");
  expect(code).toBe(3);
  expect(isThere(left)).toBe(true);
  processes.kill();
  await untilGone([left]);
}, 20_000);

test("leaves nothing behind when it is killed", async () => {
  const module = join(import.meta.dirname, "../../../scripts/start/processes.ts");
  const starter = spawn(process.execPath, [
    "--input-type=module",
    "-e",
    `import { Processes } from ${JSON.stringify(module)};
     const child = new Processes().start(["-e", ${JSON.stringify(staying)}], { cwd: ".", env: {} });
     child.stdout.pipe(process.stdout);`,
  ]);
  const numbers = await numbersFrom(starter.stdout);
  expect(numbers.map(isThere)).toEqual([true, true]);
  starter.kill("SIGKILL");
  await untilGone(numbers);
}, 20_000);

async function untilGone(numbers: readonly number[]): Promise<void> {
  for (let looks = 0; looks < 200 && numbers.some(isThere); looks += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one look after another is what waiting is
    await pause(25);
  }
  expect(numbers.map(isThere)).toEqual(numbers.map(() => false));
}
