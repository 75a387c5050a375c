import { describe, expect, test } from "vitest";
import {
  type Client,
  clientOf,
  jsonOf,
  makeItems,
  openWorkspace,
  openWorld,
  present,
  type Problem,
  stub,
} from "./world.ts";

/** A page that is long enough to be packed, of a workspace that nobody writes to any more. */
async function openKnown(): Promise<Client> {
  const client = await openWorkspace();
  await makeItems(
    client,
    Array.from({ length: 12 }, (_, at) => ({ title: `Item ${at}`, ratings: { value: at % 7 } })),
  );
  await client.world.drain();
  await read(client);
  return client;
}

async function read(client: Client, headers: Record<string, string> = {}) {
  const answer = await client.get("/ranking", headers);
  const { status } = answer;
  return { status, headers: Object.fromEntries(answer.headers), bytes: await answer.bytes() };
}

/** In another spelling than the usual one, a key goes the way of all requests. */
async function readRouted(client: Client, headers: Record<string, string> = {}) {
  return read(client, { authorization: `bearer ${client.key}`, ...headers });
}

const ownOfEach = new Set(["x-request-id", "x-exec-time", "server-timing", "ordinal-age"]);

function lasting(headers: Record<string, string>) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ownOfEach.has(name)));
}

describe("a page that was asked for before", () => {
  test.each([{}, { "accept-encoding": "gzip" }])(
    "is answered as if it were routed: %j",
    async (asked) => {
      const client = await openKnown();
      await readOften(client);
      const [routed, known] = [await readRouted(client, asked), await read(client, asked)];
      expect(known.bytes).toEqual(routed.bytes);
      expect(lasting(known.headers)).toEqual(lasting(routed.headers));
      expect(Object.keys(known.headers).toSorted()).toEqual(Object.keys(routed.headers).toSorted());
      expect(known.headers["cache-status"]).toBe("ordinal; hit; detail=memory");
    },
  );

  test("is said to be current as if it were routed", async () => {
    const client = await openKnown();
    const held = { "if-none-match": present((await read(client)).headers["etag"]) };
    const [routed, known] = [await readRouted(client, held), await read(client, held)];
    expect([routed.status, known.status]).toEqual([304, 304]);
    expect(known.bytes).toHaveLength(0);
    expect(lasting(known.headers)).toEqual(lasting(routed.headers));
  });

  test("has a name, a time and an age of its own each time", async () => {
    const client = await openKnown();
    const [first, second] = [await read(client), await read(client, { "x-request-id": "mine" })];
    expect(second.headers["x-request-id"]).toBe("mine");
    expect(first.headers["x-request-id"]).toMatch(/^[\da-f-]{36}$/);
    expect((await read(client)).headers["x-request-id"]).not.toBe(first.headers["x-request-id"]);
    expect(second.headers["x-exec-time"]).toMatch(/^\d+ms$/);
    expect(second.headers["ordinal-age"]).toMatch(/^\d+$/);
  });

  test("goes on with the trace of whoever asks, and with nobody else's", async () => {
    const client = await openKnown();
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    expect((await read(client, { traceparent })).headers["traceparent"]).toMatch(/^00-4bf92f/);
    expect((await read(client)).headers["traceparent"]).toBeUndefined();
  });

  test("leaves a point like any other answer", async () => {
    const client = await openKnown();
    client.world.points.length = 0;
    await readRouted(client);
    await read(client);
    const [routed, known] = client.world.points.map(({ blobs, indexes }) => ({ blobs, indexes }));
    expect(known).toEqual(routed);
    expect(known?.blobs).toContain("/v1/workspaces/:workspaceId/ranking");
    expect(known?.blobs).toContain("memory");
  });

  test("follows what is written", async () => {
    const client = await openKnown();
    const before = await read(client);
    await makeItems(client, [{ title: "One more", ratings: { value: 7 } }]);
    await client.world.drain();
    const after = await read(client);
    expect(after.headers["etag"]).not.toBe(before.headers["etag"]);
  });

  test("is refused to the key of another workspace, and to nobody's", async () => {
    const [client, other] = [await openKnown(), await openWorkspace()];
    await other.get("/ranking");
    const foreign = clientOf(client.world, { id: client.id, key: other.key });
    const unknown = clientOf(client.world, { id: client.id, key: `${client.key}x` });
    expect([(await read(foreign)).status, (await read(unknown)).status]).toEqual([404, 401]);
  });

  test("is refused to headers that are too large", async () => {
    const client = await openKnown();
    expect((await read(client, { "x-filler": "x".repeat(17_000) })).status).toBe(431);
  });

  test("shows no reader less than they have seen", async () => {
    const client = await openKnown();
    const answer = await client.get("/ranking", { "ordinal-min-generation": "999" });
    expect((await jsonOf<Problem>(answer)).code).toBe("stale");
  });

  test("counts once for the limit, whether or not it is within it", async () => {
    const asked: string[] = [];
    let success = true;
    const limit = async ({ key }: { readonly key: string }) => {
      asked.push(key);
      return { success };
    };
    const known = await openKnown();
    const client = clientOf(openWorld({ LIMITER: stub({ limit }) }), known);
    expect([(await read(client)).status, asked.length]).toEqual([200, 1]);
    success = false;
    const refused = await read(client);
    expect([refused.status, asked.length]).toEqual([429, 2]);
    expect(refused.headers["retry-after"]).toBe("60");
  });
});

/** As often as it takes for the page to be packed. */
async function readOften(client: Client): Promise<void> {
  for (let times = 0; times < 64; times += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one reading after another
    await read(client, { "accept-encoding": "gzip" });
  }
}

async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = present(new Response(bytes).body).pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).bytes();
}

describe("a page that is read again and again", () => {
  test("is kept in gzip, too, for those who take it: the same bytes by another tag", async () => {
    const client = await openKnown();
    const first = await read(client, { "accept-encoding": "gzip" });
    await readOften(client);
    const packed = await read(client, { "accept-encoding": "br, gzip" });
    const plain = await read(client);
    expect(first.headers["content-encoding"]).toBeUndefined();
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(packed.bytes.length).toBeLessThan(0.8 * plain.bytes.length);
    expect(await unpacked(packed.bytes)).toEqual(plain.bytes);
    expect(packed.headers["etag"]).not.toBe(plain.headers["etag"]);
    expect(plain.headers["etag"]).toBe(first.headers["etag"]);
    for (const { headers } of [first, packed, plain]) {
      expect(headers["vary"]).toBe("Accept-Encoding, Authorization");
    }
  });

  test("is current for whoever holds either form of it, in whichever they would take", async () => {
    const client = await openKnown();
    await readOften(client);
    const gzip = { "accept-encoding": "gzip" };
    const tags = [(await read(client)).headers["etag"], (await read(client, gzip)).headers["etag"]];
    for (const tag of tags.map(present)) {
      for (const asked of [{}, gzip]) {
        // oxlint-disable-next-line no-await-in-loop -- one reading after another
        const answer = await read(client, { ...asked, "if-none-match": `W/${tag}` });
        expect([answer.status, answer.headers["etag"]]).toEqual([304, tag]);
        expect(answer.headers["content-encoding"]).toBeUndefined();
      }
    }
  });

  test.each(["gzip;q=0", "identity", "*;q=0", "gzip;q=0.5, identity", "br"])(
    "is sent as it is to whoever asks for %s",
    async (asked) => {
      const client = await openKnown();
      await readOften(client);
      const answer = await read(client, { "accept-encoding": asked });
      expect(answer.headers["content-encoding"]).toBeUndefined();
    },
  );

  test("says to HEAD what it says to GET", async () => {
    const client = await openKnown();
    await readOften(client);
    const headers = { "accept-encoding": "gzip" };
    const got = await read(client, headers);
    const head = await client.call("HEAD", "/ranking", { headers });
    expect(lasting(Object.fromEntries(head.headers))).toEqual(lasting(got.headers));
    expect(await head.bytes()).toHaveLength(0);
  });
});
