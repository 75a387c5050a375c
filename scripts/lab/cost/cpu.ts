import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** A tick of Linux's CPU accounting; USER_HZ is 100 on every architecture that Node supports. */
const tickMs = 10;

/**
 * Reads the CPU time of workerd, a child of this process, in milliseconds: the Worker, the runtime
 * and the local implementation of every binding. Returns undefined if the system does not report
 * it.
 */
export function readWorkerCpuMs(): number | undefined {
  const printed = execFileSync("ps", ["-axo", "ppid=,pid=,time=,comm="], { encoding: "utf8" });
  const found = printed
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([parent, , , program = ""]) => isChild(parent) && program.includes("workerd"))
    .map(([, pid = "", time = ""]) => readSchedstat(pid) ?? readStat(pid) ?? parseClock(time));
  const known = found.filter((ms) => ms !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, ms) => sum + ms, 0);
}

function isChild(parent: string | undefined): boolean {
  return parent === String(process.pid);
}

/** Reads nanoseconds for all live threads; only a Linux kernel with schedstat has them. */
function readSchedstat(pid: string): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const ms = threads.map((thread) =>
      parseSchedstat(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8")),
    );
    return ms.every((each) => Number.isFinite(each))
      ? ms.reduce((sum, each) => sum + each, 0)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Parses the first number, which is the nanoseconds on a CPU. */
export function parseSchedstat(text: string): number {
  return Number(text.split(" ")[0]) / 1_000_000;
}

/** Reads user and system time, the 14th and 15th field of /proc/PID/stat, on Linux only. */
function readStat(pid: string): number | undefined {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Parses the fields after the last bracket, because the program name may contain blanks and
 * brackets.
 */
export function parseStat(stat: string): number | undefined {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  const ms = (user + system) * tickMs;
  return Number.isFinite(ms) ? ms : undefined;
}

/** Parses "1-02:03:04", "2:03:04" or "3:04.05", as `ps` prints it, if it has hundredths. */
export function parseClock(text: string): number | undefined {
  const [, days = "0", clock = ""] = /^(?:(\d+)-)?([\d:]+\.\d+)$/.exec(text) ?? [];
  if (clock === "") {
    return undefined;
  }
  const seconds = clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return (Number(days) * 86_400 + seconds) * 1_000;
}
