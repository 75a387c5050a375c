import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Trouble } from "../cli-error.ts";

/**
 * Takes the folder for one start at a time: two servers on one local D1 find it locked by each other.
 * The file says which process has it and on which port; one that was killed has it no longer.
 */
export function lockFolder(file: string, port: number): void {
  const [holder, itsPort] = readHolder(file);
  if (holder !== undefined && isStart(holder)) {
    throw new Trouble(
      `Ordinal is running from this folder already, on port ${itsPort} (process ${holder}).\n` +
        `Ctrl-C there stops it; so does: kill ${holder}`,
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

/** Whether a process is a start of ours; its number may by now be somebody else's. */
function isStart(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const { stdout, error } = spawnSync("ps", ["-o", "args=", "-p", String(pid)], {
    encoding: "utf8",
  });
  return error !== undefined || stdout.includes("start.ts");
}
