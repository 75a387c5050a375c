import { createServer } from "node:net";
import { Trouble } from "../cli-error.ts";

/** The port that wrangler.toml says `wrangler dev` listens on. */
export function portIn(toml: string): number {
  const [, section = ""] = /^\[dev\]$([^[]*)/m.exec(toml) ?? [];
  const [, port = ""] = /^port\s*=\s*(\d+)/m.exec(section) ?? [];
  if (port === "") {
    throw new RangeError("wrangler.toml says no port under [dev].");
  }
  return Number(port);
}

/** Refuses a port that something listens on already. */
export async function requireFreePort(port: number): Promise<void> {
  const server = createServer();
  const problem = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once("error", resolve).listen(port, "127.0.0.1", () => resolve(undefined));
  });
  if (problem !== undefined) {
    throw new Trouble(sayingWhy(port, problem), { cause: problem });
  }
  await new Promise((resolve) => server.close(resolve));
}

function sayingWhy(port: number, { code, message }: NodeJS.ErrnoException): string {
  const way = `  npm start -- --port ${port < 65_535 ? port + 1 : port - 1}`;
  return code === "EADDRINUSE"
    ? `Port ${port} is taken: something listens on it already. Stop that, or choose another:\n${way}`
    : `Port ${port} cannot be used: ${message}. Choose another:\n${way}`;
}
