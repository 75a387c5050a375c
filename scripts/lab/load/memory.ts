import { execFileSync } from "node:child_process";

/**
 * Reads the resident memory of workerd, a child of this process, in megabytes: the Worker and the
 * local implementation of every binding. Returns undefined if `ps` does not report it.
 */
export function readWorkerMegabytes(): number | undefined {
  const printed = execFileSync("ps", ["-axo", "ppid=,rss=,comm="], { encoding: "utf8" });
  const kilobytes = printed
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([parent, , program = ""]) => parent === String(process.pid) && /workerd/.test(program))
    .map(([, resident]) => Number(resident));
  return kilobytes.length === 0 ? undefined : Math.max(...kilobytes) / 1_024;
}
