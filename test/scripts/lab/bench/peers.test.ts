import { once } from "node:events";
import { type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { createFetchServer } from "../../../../scripts/lab/bench/peers/adapter.ts";
import { toMeasurements } from "../../../../scripts/lab/bench/peers/ratios.ts";

const rates = {
  hello: 10_000,
  d1: 1_000,
  cached: 6_000,
  304: 6_000,
  uncached: 400,
  "hono-cached": 8_000,
  "hono-uncached": 2_000,
};

test("computes each ratio within a round, and reports missed goals", () => {
  const rounds = [
    { rates, alone: { d1: 1, uncached: 2 } },
    { rates: { ...rates, hello: 20_000 }, alone: { d1: 1, uncached: 1 } },
    { rates: { ...rates, hello: 15_000 }, alone: { d1: 2, uncached: 2 } },
  ];
  const found = new Map(
    toMeasurements(rounds).map((measurement) => [measurement.name, measurement]),
  );
  // 6 / 10, 6 / 20, 6 / 15: the median
  expect(found.get("peers/cached-over-hello")).toMatchObject({
    value: 0.4,
    goal: 0.35,
    holds: true,
  });
  // 6,000 / 400
  expect(found.get("peers/cached-over-uncached")).toMatchObject({ value: 15, holds: true });
  // 400 / 1,000
  expect(found.get("peers/uncached-over-d1")).toMatchObject({ value: 0.4, holds: false });
  // 1 / 2, 1, 1
  expect(found.get("peers/uncached-over-d1-alone")).toMatchObject({ value: 1, holds: true });
  expect(found.get("peers/hello")).toMatchObject({ value: 15_000, unit: "req/s" });
});

test("serves the status, headers and body of a fetch handler", async () => {
  const server = createFetchServer((request) => {
    const { pathname, search } = new URL(request.url);
    const text = `${pathname}${search} ${request.headers.get("x-sent")}`;
    return new Response(text, { status: 201, headers: { "x-made": "here" } });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
    const { port } = server.address() as AddressInfo;
    const headers = { "x-sent": "yes" };
    const response = await fetch(`http://127.0.0.1:${port}/a?b=1`, { headers });
    expect([response.status, response.headers.get("x-made"), await response.text()]).toEqual([
      201,
      "here",
      "/a?b=1 yes",
    ]);
  } finally {
    server.close();
  }
});
