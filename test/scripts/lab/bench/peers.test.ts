import { once } from "node:events";
import { type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { serverOf } from "../../../../scripts/lab/bench/peers/adapter.ts";
import { measurementsOf } from "../../../../scripts/lab/bench/peers/ratios.ts";

const rates = {
  hello: 10_000,
  d1: 1_000,
  cached: 6_000,
  "cached-plain": 5_000,
  304: 6_000,
  uncached: 400,
  "hono-cached": 8_000,
  "hono-uncached": 2_000,
};

test("takes each ratio within its round, and shows what it misses", () => {
  const rounds = [
    { rates, alone: { d1: 1, uncached: 2 } },
    { rates: { ...rates, hello: 20_000 }, alone: { d1: 1, uncached: 1 } },
    { rates: { ...rates, hello: 15_000 }, alone: { d1: 2, uncached: 2 } },
  ];
  const found = new Map(measurementsOf(rounds).map((one) => [one.name, one]));
  // 6 / 10, 6 / 20, 6 / 15: the middle one
  expect(found.get("peers/cached-over-hello")).toMatchObject({
    value: 0.4,
    goal: 0.55,
    holds: false,
  });
  // 6,000 / 400
  expect(found.get("peers/cached-over-uncached")).toMatchObject({ value: 15, holds: true });
  // 400 / 1,000
  expect(found.get("peers/uncached-over-d1")).toMatchObject({ value: 0.4, holds: false });
  // 1 / 2, 1, 1
  expect(found.get("peers/uncached-over-d1-alone")).toMatchObject({ value: 1, holds: true });
  expect(found.get("peers/hello")).toMatchObject({ value: 15_000, unit: "req/s" });
});

test("serves a fetch handler on Node: its status, headers and body", async () => {
  const server = serverOf((request) => {
    const { pathname, search } = new URL(request.url);
    const told = `${pathname}${search} ${request.headers.get("x-told")}`;
    return new Response(told, { status: 201, headers: { "x-made": "here" } });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
    const { port } = server.address() as AddressInfo;
    const headers = { "x-told": "yes" };
    const answer = await fetch(`http://127.0.0.1:${port}/a?b=1`, { headers });
    expect([answer.status, answer.headers.get("x-made"), await answer.text()]).toEqual([
      201,
      "here",
      "/a?b=1 yes",
    ]);
  } finally {
    server.close();
  }
});
