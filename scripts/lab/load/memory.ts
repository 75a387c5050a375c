import { execFileSync } from "node:child_process";

/**
 * Megabytes that workerd, a child of this process, holds in memory: the Worker and every local stand-in
 * for a binding. None where `ps` does not tell.
 */
export function workerMegabytes(): number | undefined {
  const printed = execFileSync("ps", ["-axo", "ppid=,rss=,comm="], { encoding: "utf8" });
  const kilobytes = printed
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([parent, , program = ""]) => parent === String(process.pid) && /workerd/.test(program))
    .map(([, resident]) => Number(resident));
  return kilobytes.length === 0 ? undefined : Math.max(...kilobytes) / 1_024;
}
