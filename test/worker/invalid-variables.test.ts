import { afterEach, expect, test, vi } from "vitest";
import { openWorkerEnvironment, request } from "../environments/worker.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("invalid variables give 503 for every request, and one log line each", async () => {
  const print = vi.spyOn(console, "log").mockReturnValue();
  const environment = openWorkerEnvironment({ ORIGIN: "no-url", ROOT_KEY: "secret" });
  const responses = [
    await environment.fetch(request("GET", "/health")),
    await environment.fetch(request("GET", "/v1/workspaces/wsp_1/ranking")),
  ];
  expect(responses.map(({ status }) => status)).toEqual([503, 503]);
  const text = await responses[0]?.text();
  expect(text).toContain('"title":"Invalid configuration"');
  expect(text).toContain("ORIGIN, ROOT_KEY");
  const lines = print.mock.calls.map(([line]: readonly unknown[]) => String(line));
  const faults = lines.filter((line) => line.includes('"why":"invalid configuration"'));
  expect(faults).toEqual([
    expect.stringContaining("ORIGIN is not an http or https URL."),
    expect.stringContaining("ROOT_KEY is shorter than 20 characters."),
  ]);
  expect(`${text} ${lines.join("")}`).not.toContain("secret");
});

test("invalid variables leave the messages of a queue for a retry", async () => {
  vi.spyOn(console, "log").mockReturnValue();
  const environment = openWorkerEnvironment({ SENTRY_DSN: "no-dsn" });
  const job = { kind: "publish", workspace: "wsp_1", generation: 1 };
  await expect(environment.deliver([job])).rejects.toThrow("The configuration of Ordinal");
});
