import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder: string;
let dev: ChildProcessByStdio<null, Readable, Readable>;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ordinal-dev-"));
  const args = ["--port", "0", "--persist-to", folder, "--show-interactive-dev-session=false"];
  dev = spawn("npm", ["run", "dev", "--", ...args], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  url = await readUrl(dev);
}, 60_000);

afterAll(async () => {
  const closed = once(dev, "close");
  process.kill(-(dev.pid ?? 0), "SIGKILL");
  await closed;
  await rm(folder, { recursive: true, force: true });
});

/** Returns the address in the line by which wrangler reports that it listens. */
async function readUrl({ stdout, stderr }: typeof dev): Promise<string> {
  let output = "";
  stderr.on("data", (chunk) => (output += String(chunk)));
  for await (const line of createInterface({ input: stdout })) {
    const [, address] = /Ready on (http:\S+)/.exec(line) ?? [];
    if (address !== undefined) {
      stdout.resume();
      return address;
    }
    output += `${line}\n`;
  }
  throw new Error(`wrangler dev did not start:\n${output}`);
}

test("npm run dev serves the Worker", async () => {
  const response = await fetch(`${url}/health`);
  expect(response.status).toBe(200);
  expect(response.headers.get("x-request-id")).not.toBeNull();
});

test("npm run dev serves the static pages", async () => {
  const response = await fetch(`${url}/docs`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/html");
});
