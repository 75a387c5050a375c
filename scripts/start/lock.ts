import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { CliError } from "../cli-error.ts";

/**
 * Reserves the folder for this process, because two servers on one local D1 lock each other out.
 * The lock file names the process and its port. The lock of a process that has ended does not
 * count.
 */
export function lockFolder(file: string, port: number): void {
  const [holder, holderPort] = readHolder(file);
  if (holder !== undefined && isServer(holder)) {
    throw new CliError(
      `Ordinal is already running from this folder on port ${holderPort} (process ${holder}).\n` +
        `Press Ctrl-C there to stop it, or run: kill ${holder}`,
    );
  }
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, `${process.pid} ${port}\n`, { flag: "wx" });
  process.once("exit", () => rmSync(file, { force: true }));
}

function readHolder(file: string): readonly (number | undefined)[] {
  try {
    const numbers = readFileSync(file, "utf8").trim().split(" ").map(Number);
    return numbers.every((number) => Number.isSafeInteger(number)) ? numbers : [];
  } catch {
    return [];
  }
}

/**
 * Checks that a process is `npm start` or `npm run dev`: its id may belong to another program now.
 */
function isServer(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const { stdout, error } = spawnSync("ps", ["-o", "args=", "-p", String(pid)], {
    encoding: "utf8",
  });
  return error !== undefined || /\b(?:start|dev)\.ts\b/.test(stdout);
}
