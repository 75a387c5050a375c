import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { type LiveSeries } from "../../src/contract/live.ts";
import {
  type Client,
  createItem,
  openWorkerEnvironment,
  openWorkspace,
  type Problem,
  type RankingPage,
  readJson,
  requireValue,
} from "../environments/worker.ts";
import { LiveClient } from "../live/live-client.ts";
import { advanceClock } from "./clock.ts";
import { createRandom } from "./random.ts";
import { openSocket, type TestSocket } from "./sockets.ts";

const ratings = { delight: 5, effort: 2 };

async function publish(client: Client): Promise<void> {
  const body = { kind: "publish", workspace: client.id, generation: 0 };
  client.environment.queued.splice(0);
  advanceClock((clockSeconds += 2));
  await client.environment.deliver([body]);
}

/** The tests move the clock forward, so that a publish is never too early. */
let clockSeconds = 0;

function roomOf({ id }: Client) {
  return env.ROOMS.getByName(id);
}

describe("GET /live", () => {
  test("sends the ranking first, and then the moves of each publish", async () => {
    const client = await openWorkspace();
    const first = await createItem(client, { title: "A", ratings });
    await publish(client);
    const socket = await openSocket(client);
    const second = await createItem(client, { title: "B", ratings });
    await publish(client);
    const delta = await socket.waitFor("delta");
    const page = await readJson<RankingPage>(client.get("/ranking"));
    expect(socket.messages[0]).toMatchObject({
      type: "hello",
      generation: 1,
      model: "qvf-classic",
      scope: "open",
      presence: 1,
    });
    expect(delta).toMatchObject({
      generation: 2,
      ranking: page.ranking.id,
      moved: [{ item: second.id, number: second.number, from: null }],
      count: 2,
    });
    expect(first.number).toBe(1);
    socket.close();
  });

  test("rejects an unknown model, and a parameter that does not exist", async () => {
    const client = await openWorkspace();
    const unknown = await client.get("/live?model=nothing", { upgrade: "websocket" });
    expect([unknown.status, (await readJson<Problem>(unknown)).detail]).toEqual([
      422,
      expect.stringContaining('There is no model "nothing".'),
    ]);
    const excess = await client.get("/live?color=red", { upgrade: "websocket" });
    expect(excess.status).toBe(400);
  });

  test("ignores a subscription that a client sends in the header of the room", async () => {
    const client = await openWorkspace();
    const forged = JSON.stringify({ owner: { key: "key_of_another" }, subscription: {} });
    const response = await client.get("/live", { upgrade: "websocket", "ordinal-socket": forged });
    expect(response.status).toBe(101);
    response.webSocket?.accept();
    response.webSocket?.close();
  });
});

describe("the limits of sockets", () => {
  test("reject a sixth socket of a key, and accept one of another key", async () => {
    const client = await openWorkspace();
    const sockets: TestSocket[] = [];
    for (let count = 0; count < 5; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      sockets.push(await openSocket(client));
    }
    const rejected = await client.get("/live", { upgrade: "websocket" });
    expect(rejected.status).toBe(429);
    expect(rejected.headers.get("retry-after")).not.toBeNull();
    expect((await readJson<Problem>(rejected)).detail).toContain("The key has 5 open sockets");
    const { key } = await readJson<{ key: string }>(
      client.send("POST", "/keys", { name: "B", role: "viewer" }),
    );
    const headers = { upgrade: "websocket", authorization: `Bearer ${key}` };
    const other = await client.get("/live", headers);
    expect(other.status).toBe(101);
    other.webSocket?.accept();
    other.webSocket?.close();
    sockets[0]?.close();
    expect(await sockets[0]?.closed).toBe(1_000);
    const next = await openSocket(client);
    [...sockets, next].forEach((socket) => socket.close());
  });

  test("reject a socket above the limit of the workspace", async () => {
    const client = await openWorkspace(openWorkerEnvironment({ SOCKETS_PER_WORKSPACE: "1" }));
    const socket = await openSocket(client);
    const rejected = await client.get("/live", { upgrade: "websocket" });
    expect(rejected.status).toBe(503);
    expect((await readJson<Problem>(rejected)).detail).toContain("The workspace has 1 open socket");
    socket.close();
  });

  test("close a socket that has sent no ping for the idle time, and no other", async () => {
    const client = await openWorkspace(openWorkerEnvironment({ SOCKET_IDLE_SECONDS: "60" }));
    const idle = await openSocket(client);
    advanceClock(59);
    await runDurableObjectAlarm(roomOf(client));
    await idle.flush();
    expect(idle.messages[0]?.type).toBe("hello");
    advanceClock(61);
    const late = await openSocket(client);
    await runDurableObjectAlarm(roomOf(client));
    expect(await idle.closed).toBe(4_408);
    await late.flush();
    late.close();
  });
});

describe("the number of people", () => {
  test("counts a key once, and is reported at most once per second", async () => {
    const client = await openWorkspace();
    const { key } = await readJson<{ key: string }>(
      client.send("POST", "/keys", { name: "B", role: "viewer" }),
    );
    const first = await openSocket(client);
    await openSocket(client);
    const other = await client.get("/live", {
      upgrade: "websocket",
      authorization: `Bearer ${key}`,
    });
    other.webSocket?.accept();
    await runDurableObjectAlarm(roomOf(client));
    await first.flush();
    expect(first.messages).toMatchObject([{ type: "hello", presence: 1 }]);
    advanceClock(2);
    await runDurableObjectAlarm(roomOf(client));
    expect(await first.waitFor("presence")).toEqual({ type: "presence", presence: 2 });
    other.webSocket?.close();
    first.close();
  });
});

describe("a job", () => {
  test("reports its end to the sockets of the workspace", async () => {
    const client = await openWorkspace();
    const socket = await openSocket(client);
    await client.importFile("title\nA\nB\n");
    await client.environment.drain();
    const end = await socket.waitFor("job");
    expect(end).toMatchObject({ kind: "import", state: "done", done: 2, total: 2, created: 2 });
    socket.close();
  });
});

describe("an evicted room", () => {
  test("keeps its sockets, its rankings and its deltas", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A", ratings });
    await publish(client);
    const socket = await openSocket(client);
    const hello = await socket.waitFor("hello");
    await createItem(client, { title: "B", ratings });
    await publish(client);
    await evictDurableObject(roomOf(client));
    await createItem(client, { title: "C", ratings });
    await publish(client);
    await socket.waitFor("delta", 2);
    await evictDurableObject(roomOf(client), { webSockets: "close" });
    const since = hello.type === "hello" ? hello.ranking : "";
    const resumed = await openSocket(client, `?since=${since}`);
    await resumed.flush();
    expect(resumed.messages.map(({ type }) => type)).toEqual(["hello", "delta", "delta"]);
    resumed.close();
  });

  test("loses no update of clients that disconnect at random", async () => {
    const client = await openWorkspace();
    const random = createRandom(13);
    const series: readonly LiveSeries[] = [
      { model: "qvf-classic", scope: "open" },
      { model: "rice", scope: "all" },
    ];
    const readServer = async ({ model, scope }: LiveSeries) => {
      const path = `/ranking?model=${model}&scope=${scope}&fields=number&limit=500`;
      const { ranking, data } = await readJson<RankingPage>(
        client.get(path, { "cache-control": "no-cache" }),
      );
      return { ranking: ranking.id, numbers: data.map(({ item }) => item.number) };
    };
    let sockets: TestSocket[] = [];
    const clients = series.map(
      (each) =>
        new LiveClient({
          async connect(since) {
            const query = `?model=${each.model}&scope=${each.scope}`;
            const socket = await openSocket(client, since ? `${query}&since=${since}` : query);
            sockets.push(socket);
            return socket;
          },
          readServer: () => readServer(each),
        }),
    );
    const change = async () => {
      const rated = { delight: 1 + random(10), effort: 1 + random(10), reach: 1 + random(10) };
      await createItem(client, {
        title: "T",
        ratings: rated,
        status: random(4) === 0 ? "done" : "open",
      });
    };
    const actions = [
      change,
      change,
      () => publish(client),
      () => clients[random(2)]?.connect(),
      () => clients[random(2)]?.disconnect(),
      () => evict(client),
      async () => {
        await evict(client, { webSockets: "close" });
        sockets = [];
        clients.forEach((each) => each.disconnect());
      },
    ];
    await change();
    await clients[0]?.connect();
    for (let step = 0; step < 60; step += 1) {
      // oxlint-disable-next-line no-await-in-loop -- the steps follow each other
      await actions[random(actions.length)]?.();
      // oxlint-disable-next-line no-await-in-loop -- the steps follow each other
      await clients[random(2)]?.receive();
    }
    for (const each of clients) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await each.connect();
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await sockets.at(-1)?.flush();
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await each.receive();
    }
    await change();
    await publish(client);
    for (const [index, each] of clients.entries()) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await sockets.at(index - 2)?.flush();
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await each.receive();
      // oxlint-disable-next-line no-await-in-loop -- one after another
      expect(each.state).toEqual(await readServer(requireValue(series[index])));
    }
    expect(Math.min(...clients.map(({ deltaCount }) => deltaCount))).toBeGreaterThan(0);
    clients.forEach((each) => each.disconnect());
  });
});

/** Evicts the room, if it is running. */
async function evict(
  client: Client,
  options?: Parameters<typeof evictDurableObject>[1],
): Promise<void> {
  try {
    await evictDurableObject(roomOf(client), options);
  } catch (error) {
    if (!String(error).includes("not currently running")) {
      throw error;
    }
  }
}
