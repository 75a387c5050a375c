import { type ChildProcess, spawn } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";

/** The pipe of this shell closes when the process that opened it ends, even by SIGKILL. */
const script = 'cat; kill -9 "$0"';

/** Kills a child process when this process ends. */
export function killWithProcess(child: ChildProcess): void {
  const guard = spawn("sh", ["-c", script, String(child.pid)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.once("exit", () => guard.kill("SIGKILL"));
}

let isSubscribed = false;

/** Kills every workerd that Miniflare starts from now on when this process ends. */
export function killRuntimeWithProcess(): void {
  if (!isSubscribed) {
    isSubscribed = true;
    subscribe("child_process", guardRuntime);
  }
}

function guardRuntime(message: unknown): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the documented message of the channel
  const { process: child } = message as { readonly process: ChildProcess };
  child.once("spawn", () => {
    if (child.spawnfile.includes("workerd")) {
      killWithProcess(child);
    }
  });
}
