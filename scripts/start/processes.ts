import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** How long a group that was killed is waited for. */
const killMsMax = 2_000;
const lookMs = 20;

const leash = fileURLToPath(import.meta.resolve("./leash.ts"));

type Surroundings = {
  readonly cwd: string;
  /** Beside the variables of this process. */
  readonly env: Readonly<Record<string, string>>;
};

/**
 * The processes that were started, each at the head of a group of its own: wrangler starts workerd
 * and esbuild, and when it ends in a hurry it leaves them behind. A group is ended as a whole. What
 * cannot be done here any more, because this process was killed, the leash does.
 */
export class Processes {
  readonly #groups = new Set<number>();
  readonly #politeMsMax: number;
  #isEnding = false;

  /** A group has so long to end by itself. */
  constructor(politeMsMax = 3_000) {
    this.#politeMsMax = politeMsMax;
  }

  /** Starts a Node script in a folder; its output can be read. */
  start(args: readonly string[], { cwd, env }: Surroundings): ChildProcess {
    if (this.#isEnding) {
      throw new Error("Nothing is started any more.");
    }
    const child = spawn(process.execPath, [leash, ...args], {
      cwd,
      detached: true,
      env: { ...process.env, ...env },
      stdio: "pipe",
    });
    const { pid } = child;
    if (pid !== undefined) {
      this.#groups.add(pid);
      child.once("exit", () => this.#forget(pid));
    }
    return child;
  }

  get isEnding(): boolean {
    return this.#isEnding;
  }

  /** Ends every group, at first politely. */
  async end(): Promise<void> {
    this.#isEnding = true;
    this.#signal("SIGTERM");
    await this.#untilGone(this.#politeMsMax);
    this.kill();
    await this.#untilGone(killMsMax);
  }

  /** Ends every group at once. */
  kill(): void {
    this.#isEnding = true;
    this.#signal("SIGKILL");
  }

  /** A number that no group bears any more may be another's tomorrow. */
  #forget(group: number): void {
    if (!signalGroup(group, 0)) {
      this.#groups.delete(group);
    }
  }

  #signal(signal: NodeJS.Signals): void {
    for (const group of this.#groups) {
      signalGroup(group, signal);
    }
  }

  async #untilGone(msMax: number): Promise<void> {
    for (let ms = 0; ms < msMax && this.#groups.size > 0; ms += lookMs) {
      // One look after another is what waiting is.
      // oxlint-disable-next-line no-await-in-loop -- see above
      await pause(lookMs);
      for (const group of this.#groups) {
        this.#forget(group);
      }
    }
  }
}

/** Signals a process group, 0 only asking for it; false when there is none. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    return false;
  }
}
