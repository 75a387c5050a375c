import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { portIn, requireFreePort } from "../../../scripts/start/port.ts";

test("finds the port in wrangler.toml", () => {
  const toml = readFileSync(join(import.meta.dirname, "../../../wrangler.toml"), "utf8");
  expect(portIn(toml)).toBe(8_787);
});

test("takes the port of [dev] and of no other section", () => {
  expect(portIn('port = 1\n[dev]\nip = "::1"\nport = 2\n\n[other]\nport = 3\n')).toBe(2);
  expect(() => portIn("[dev]\n[other]\nport = 3\n")).toThrow(RangeError);
});

test("lets a free port pass, and says of a taken one how to choose another", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await expect(requireFreePort(port)).rejects.toThrow(`Port ${port} is taken`);
  await expect(requireFreePort(port)).rejects.toThrow(/npm start -- --port \d+/);
  await new Promise((resolve) => server.close(resolve));
  await expect(requireFreePort(port)).resolves.toBeUndefined();
});
