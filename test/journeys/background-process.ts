import { spawn } from "node:child_process";

/** A running program, and the lines that it has printed. */
export type BackgroundProcess = {
  readonly lines: readonly string[];
  readonly readErrors: () => string;
  /** Waits for a line that matches, after the lines that an earlier call has returned. */
  readonly waitForLine: (pattern: RegExp) => Promise<string>;
  /** Sends a signal, and returns the exit code. */
  readonly stop: (signal: "SIGINT" | "SIGTERM") => Promise<number | null>;
  /** The exit code, once the program has ended. */
  readonly ended: Promise<number | null>;
};

/** Runs a script in Node until it ends or a test stops it. Its output is a pipe. */
export function startProcess(
  script: readonly string[],
  variables: Readonly<Record<string, string>>,
): BackgroundProcess {
  const child = spawn("node_modules/.bin/node", [...script], {
    env: { ...process.env, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  let [buffer, errors, position] = ["", "", 0];
  let wake = Promise.withResolvers<void>();
  const notify = () => {
    wake.resolve();
    wake = Promise.withResolvers();
  };
  child.stdout.on("data", (chunk) => {
    const parts = (buffer + String(chunk)).split("\n");
    buffer = parts.pop() ?? "";
    lines.push(...parts);
    notify();
  });
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  void ended.then(notify);
  return {
    lines,
    readErrors: () => errors,
    ended,
    async waitForLine(pattern) {
      for (;;) {
        const index = lines.findIndex((line, at) => at >= position && pattern.test(line));
        if (index >= 0) {
          position = index + 1;
          return lines[index] ?? "";
        }
        if (child.exitCode !== null) {
          throw new Error(
            `The program has ended without ${pattern}.\n${lines.join("\n")}\n${errors}`,
          );
        }
        // oxlint-disable-next-line no-await-in-loop -- each turn waits for new output
        await wake.promise;
      }
    },
    async stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
