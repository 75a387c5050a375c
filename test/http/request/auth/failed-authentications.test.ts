import { expect, test } from "vitest";
import { failuresMax } from "../../../../src/core/quota/failure-count.ts";
import { createToken } from "../../../../src/core/token.ts";
import { authenticate } from "../../../../src/http/request/auth/authenticate.ts";
import { openApp, openHttpEnvironment, sha256 } from "../../../environments/unit-http.ts";

const key = createToken("ord", new Uint8Array(32).fill(1));

function openServer() {
  const environment = openHttpEnvironment({ rootKeys: ["a-root-key"] });
  const row = { id: "key_1", workspace: "wsp_1", name: "ci", role: "viewer" } as const;
  environment.tables.keys.set(sha256(key), { ...row, createdAt: 0 });
  const app = openApp(environment);
  app.use("/v1/*", authenticate);
  app.get("/v1/me", (c) => c.text("in"));
  const send = async (bearer: string, address: string | undefined = "203.0.113.7") => {
    const response = await app.request("/v1/me", {
      headers: {
        authorization: `Bearer ${bearer}`,
        ...(address !== "" && { "cf-connecting-ip": address }),
      },
    });
    await environment.settle();
    return response;
  };
  const fail = async (count: number, address?: string) => {
    for (let index = 0; index < count; index += 1) {
      const unknownKey = createToken("ord", new Uint8Array(32).fill(10 + index));
      // oxlint-disable-next-line no-await-in-loop -- one attempt after another
      expect((await send(unknownKey, address)).status).toBe(401);
    }
  };
  return { environment, send, fail };
}

test("rejects an address after 30 failures, without a read and with the seconds to wait", async () => {
  const { environment, send, fail } = openServer();
  await fail(1);
  environment.now += 15_000;
  await fail(failuresMax - 1);
  const reads = environment.keyReads;
  const rejected = await send(createToken("ord", new Uint8Array(32).fill(99)));
  expect([rejected.status, rejected.headers.get("retry-after")]).toEqual([429, "45"]);
  expect(environment.keyReads).toBe(reads);
  environment.now += 45_000;
  expect((await send(key)).status).toBe(200);
});

test("accepts a cached key and the root key from a blocked address", async () => {
  const { send, fail } = openServer();
  await send(key);
  await fail(failuresMax);
  expect((await send(key)).status).toBe(200);
  expect((await send("a-root-key")).status).toBe(200);
});

test("rejects a valid key without a cache entry from a blocked address", async () => {
  const { send, fail } = openServer();
  await fail(failuresMax);
  expect((await send(key)).status).toBe(429);
  expect((await send(key, "203.0.113.8")).status).toBe(200);
});

test("counts the failures of an IPv6 network, whose addresses one client can have", async () => {
  const { send, fail } = openServer();
  await fail(15, "2001:db8:1:2::1");
  await fail(15, "2001:db8:1:2:ffff::2");
  expect((await send(key, "2001:db8:1:2::3")).status).toBe(429);
  expect((await send(key, "2001:db8:1:3::1")).status).toBe(200);
});

test("counts keys with a wrong form too", async () => {
  const { environment, send } = openServer();
  await send("ord_garbage");
  expect(environment.failures.get("203.0.113.7")).toMatchObject({ failures: 1 });
});

test("rejects an address that the location reports as above the limit", async () => {
  const { environment, send, fail } = openServer();
  environment.isWithinLimit = false;
  await fail(1);
  const rejected = await send(key);
  expect([rejected.status, rejected.headers.get("retry-after")]).toEqual([429, "60"]);
});

test("does not count a database failure", async () => {
  const { environment, send } = openServer();
  environment.isDatabaseDown = true;
  expect((await send(key)).status).toBe(503);
  expect(environment.failures.size).toBe(0);
});

test("does not limit requests without an address, which bypass Cloudflare", async () => {
  const { environment, fail } = openServer();
  await fail(failuresMax + 1, "");
  expect(environment.failures.size).toBe(0);
});
