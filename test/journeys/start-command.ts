import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** The arguments of the command, the folder of its local data, and environment variables. */
export type StartOptions = {
  readonly args: readonly string[];
  readonly localFolder: string;
  readonly variables?: Readonly<Record<string, string>>;
};

/** A running `npm start`. */
export type StartedCommand = {
  /** Whether the command has printed everything and serves. False if it ended first. */
  readonly isReady: Promise<boolean>;
  readonly readOutput: () => string;
  readonly readErrors: () => string;
  /** Waits for the end of the process; returns its exit code. */
  readonly end: () => Promise<number | undefined>;
  readonly stop: () => Promise<void>;
};

/** Runs the command of `npm start` on a free port, with a folder of local data of its own. */
export async function startCommand({
  args,
  localFolder,
  variables,
}: StartOptions): Promise<StartedCommand> {
  const port = String(await findFreePort());
  const child = spawn("node_modules/.bin/node", ["scripts/start.ts", "--port", port, ...args], {
    env: { ...process.env, ...variables, ORDINAL_LOCAL_FOLDER: localFolder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [output, errors] = ["", ""];
  const ready = Promise.withResolvers<boolean>();
  const ended = Promise.withResolvers<number | undefined>();
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  child.stdout.on("data", (chunk) => {
    output += String(chunk);
    if (output.includes("Press Ctrl-C to stop.")) {
      ready.resolve(true);
    }
  });
  child.once("close", (code) => {
    ready.resolve(false);
    ended.resolve(code ?? undefined);
  });
  return {
    isReady: ready.promise,
    readOutput: () => output,
    readErrors: () => errors,
    end: () => ended.promise,
    async stop() {
      child.kill("SIGTERM");
      await ended.promise;
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
