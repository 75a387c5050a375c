import { afterAll, beforeAll, expect, test } from "vitest";
import { requireData } from "../../src/client/problem.ts";
import { type JourneyEnvironment, openJourneyEnvironment } from "../environments/journey.ts";

let environment: JourneyEnvironment;
beforeAll(async () => {
  environment = await openJourneyEnvironment();
});
afterAll(() => environment.close());

/** Sends a message on a new socket. Returns the code with which the server closes the socket. */
async function sendOnSocket(message: string): Promise<number> {
  const { id, key } = await environment.createWorkspace();
  const path = `${environment.url()}/v1/workspaces/${id}`;
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${path}/live-tickets`, { method: "POST", headers });
  const { ticket }: { ticket: string } = await response.json();
  const socket = new WebSocket(`${path.replace("http", "ws")}/live?ticket=${ticket}`);
  return new Promise((resolve) => {
    socket.addEventListener("open", () => socket.send(message));
    socket.addEventListener("close", ({ code }) => resolve(code));
  });
}

test.each([2_000, 40_000_000])(
  "closes a socket that sends a frame of %i bytes, and serves other requests",
  async (length) => {
    expect(await sendOnSocket("x".repeat(length))).toBe(1_009);
    const { key } = await environment.createWorkspace();
    const health = await environment.openClient(key).GET("/health");
    expect(requireData(health).status).toBe("ok");
  },
  60_000,
);
