import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** A tick of Linux's accounts; USER_HZ is a hundred on every architecture that Node runs on. */
const tickMs = 10;

/**
 * Milliseconds of CPU time that workerd, a child of this process, has had until now: the Worker,
 * the road to it, and every local stand-in for a binding. None where the system does not tell.
 */
export function workerCpuMs(): number | undefined {
  const printed = execFileSync("ps", ["-axo", "ppid=,pid=,time=,comm="], { encoding: "utf8" });
  const found = printed
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([parent, , , program = ""]) => isOurs(parent) && program.includes("workerd"))
    .map(([, pid = "", time = ""]) => scheduledOf(pid) ?? ticksOf(pid) ?? clockOf(time));
  const known = found.filter((ms) => ms !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, ms) => sum + ms, 0);
}

function isOurs(parent: string | undefined): boolean {
  return parent === String(process.pid);
}

/** To the nanosecond, of all threads that live; only a Linux that keeps such accounts has it. */
function scheduledOf(pid: string): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const ms = threads.map((thread) =>
      msOfSchedstat(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8")),
    );
    return ms.every((each) => Number.isFinite(each))
      ? ms.reduce((sum, each) => sum + each, 0)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The first figure is the time on a processor, in nanoseconds. */
export function msOfSchedstat(text: string): number {
  return Number(text.split(" ")[0]) / 1_000_000;
}

/** As /proc tells it: user and system time are the 14th and 15th field. Only Linux has it. */
function ticksOf(pid: string): number | undefined {
  try {
    return cpuMsOfStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return undefined;
  }
}

/** The name of a program, the 2nd field, may have blanks and brackets: count from its last one. */
export function cpuMsOfStat(stat: string): number | undefined {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  const ms = (user + system) * tickMs;
  return Number.isFinite(ms) ? ms : undefined;
}

/** "1-02:03:04", "2:03:04" or "3:04.05", as `ps` writes it. Only where there are hundredths. */
export function clockOf(text: string): number | undefined {
  const [, days = "0", clock = ""] = /^(?:(\d+)-)?([\d:]+\.\d+)$/.exec(text) ?? [];
  if (clock === "") {
    return undefined;
  }
  const seconds = clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return (Number(days) * 86_400 + seconds) * 1_000;
}
