import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parsePort, requireFreePort } from "../../../scripts/start/port.ts";

test("reads the port of wrangler.toml", () => {
  const toml = readFileSync(join(import.meta.dirname, "../../../wrangler.toml"), "utf8");
  expect(parsePort(toml)).toBe(8_787);
});

test("reads the port of the section [dev] only", () => {
  expect(parsePort('port = 1\n[dev]\nip = "::1"\nport = 2\n\n[other]\nport = 3\n')).toBe(2);
  expect(() => parsePort("[dev]\n[other]\nport = 3\n")).toThrow(RangeError);
});

test("accepts a free port, and suggests another one if the port is in use", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await expect(requireFreePort(port)).rejects.toThrow(`Port ${port} is in use`);
  await expect(requireFreePort(port)).rejects.toThrow(/npm start -- --port \d+/);
  await new Promise((resolve) => server.close(resolve));
  await expect(requireFreePort(port)).resolves.toBeUndefined();
});
