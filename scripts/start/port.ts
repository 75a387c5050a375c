import { createServer } from "node:net";
import { CliError } from "../cli-error.ts";

/** Returns the port of the section [dev] of a wrangler.toml. */
export function parsePort(toml: string): number {
  const [, section = ""] = /^\[dev\]$([^[]*)/m.exec(toml) ?? [];
  const [, port = ""] = /^port\s*=\s*(\d+)/m.exec(section) ?? [];
  if (port === "") {
    throw new RangeError("wrangler.toml has no port in [dev]. Add one.");
  }
  return Number(port);
}

/** Throws if the port is in use or not allowed. */
export async function requireFreePort(port: number): Promise<void> {
  const server = createServer();
  const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once("error", resolve).listen(port, "127.0.0.1", () => resolve(undefined));
  });
  if (error !== undefined) {
    throw new CliError(formatError(port, error), { cause: error });
  }
  await new Promise((resolve) => server.close(resolve));
}

function formatError(port: number, { code, message }: NodeJS.ErrnoException): string {
  const command = `  npm start -- --port ${port < 65_535 ? port + 1 : port - 1}`;
  return code === "EADDRINUSE"
    ? `Port ${port} is in use. Stop the process that uses it, or choose another port:\n${command}`
    : `Port ${port} is not available: ${message}. Choose another port:\n${command}`;
}
