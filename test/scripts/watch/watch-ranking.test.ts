import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { watchRanking } from "../../../scripts/watch/watch-ranking.ts";
import { type LiveMove } from "../../../src/contract/live.ts";
import {
  buildDelta,
  buildHello,
  buildResync,
  createFakeFetch,
  FakeSocket,
  sendProblem,
} from "./fake-ordinal.ts";

const options = {
  url: "http://localhost:8787",
  workspace: "wsp_01m8pbzzffe00a53raqqz4s58a",
  key: "ord_1",
  model: "wsjf",
  scope: "open",
  top: 2,
} as const;

const titles = ["Login page", "Gift cards", "Dark mode"];

const diff = {
  counts: { entered: 1, left: 1, moved: 2, unmoved: 5 },
  entered: [{ item: { id: "itm_9", title: "New one" }, to: 7 }],
  left: [{ item: { id: "itm_8", title: "" }, from: 2 }],
  moved: [{ item: { id: "itm_1", title: "Login page" }, from: 9, to: 1, cause: "model" }],
};

const answers = {
  "/ranking": () => Response.json({ ranking: {}, data: [] }),
  "/live-tickets": () => Response.json({ ticket: "ord_tkt" }, { status: 201 }),
  "/items": () =>
    Response.json({ data: titles.map((title, index) => ({ number: index + 1, title })) }),
  "/rankings:diff": () => Response.json(diff),
};

function buildMove(number: number, [from, to]: readonly [number, number]): LiveMove {
  return { item: `itm_${number}`, number, from, to, cause: "own-ratings" };
}

type Answers = Readonly<Record<string, () => Response>>;

/** Starts a watch whose server is the test. */
function startWatch(overrides: Answers = {}) {
  const { fetch, requests } = createFakeFetch({ ...answers, ...overrides });
  const controller = new AbortController();
  const lines: string[] = [];
  const delays: number[] = [];
  const sockets: FakeSocket[] = [];
  const ended = watchRanking(options, {
    print: (line) => void lines.push(line),
    width: 100,
    signal: controller.signal,
    fetch,
    openSocket(url) {
      const socket = new FakeSocket(url);
      sockets.push(socket);
      return socket;
    },
    sleep: async (milliseconds) => void delays.push(milliseconds),
    random: () => 0.5,
  });
  const readSocket = (index: number) =>
    vi.waitFor(() => {
      const socket = sockets[index];
      expect(socket).toBeDefined();
      return socket ?? new FakeSocket("");
    });
  const waitForLine = (text: string) => vi.waitFor(() => expect(lines.join("\n")).toContain(text));
  const stop = () => {
    controller.abort();
    return ended;
  };
  return { ended, lines, delays, requests, readSocket, waitForLine, stop };
}

describe("npm run watch", () => {
  test("opens a socket of the model and the scope with a ticket", async () => {
    const watch = startWatch();
    const socket = await watch.readSocket(0);
    expect(socket.url).toBe(
      `ws://localhost:8787/v1/workspaces/${options.workspace}/live?ticket=ord_tkt&scope=open&model=wsjf`,
    );
    await watch.stop();
    expect(socket.isClosed).toBe(true);
    expect(watch.lines).toEqual([]);
  });

  test("prints the moves of a delta to the best ranks, with titles by number", async () => {
    const watch = startWatch();
    const socket = await watch.readSocket(0);
    socket.receive(buildHello("rnk_1"));
    const moved = [buildMove(3, [9, 8]), buildMove(1, [4, 1]), buildMove(2, [2, 3])];
    socket.receive(buildDelta("rnk_1", "rnk_2", moved));
    await watch.waitForLine("further");
    expect(watch.lines).toEqual([
      "generation 412  wsjf  connected: open items, 2 people connected",
      "generation 413  wsjf  ▲3  4 → 1  Login page (own ratings)",
      "generation 413  wsjf  ▼1  2 → 3  Gift cards (own ratings)",
      "generation 413  wsjf  and 1 further move",
    ]);
    expect(watch.requests.at(-1)).toBe("GET /items?number=1%2C2");
    await watch.stop();
  });

  test("ignores a delta that it has printed", async () => {
    const watch = startWatch();
    const socket = await watch.readSocket(0);
    socket.receive(buildHello("rnk_2"));
    socket.receive(buildDelta("rnk_1", "rnk_2", [buildMove(1, [4, 1])]));
    socket.receive({ type: "presence", presence: 5 });
    await watch.waitForLine("5 people");
    expect(watch.lines).toHaveLength(2);
    await watch.stop();
  });

  test.each([
    ["a resync", buildResync("rnk_1", "rnk_5")],
    ["a delta that does not begin at its ranking", buildDelta("rnk_4", "rnk_5", [])],
  ])("reads the difference of the rankings after %s", async (_, message) => {
    const watch = startWatch();
    const socket = await watch.readSocket(0);
    socket.receive(buildHello("rnk_1"));
    socket.receive(message);
    await watch.waitForLine("further");
    expect(watch.requests.at(-1)).toBe("GET /rankings:diff?from=rnk_1&to=rnk_5");
    const moves = watch.lines
      .slice(1)
      .map((line) => line.replace(/^generation \d+ {2}wsjf {2}/, ""));
    expect(moves).toEqual([
      "▲8  9 → 1  Login page (model)",
      "out  2 → –  a deleted item",
      "and 2 further moves",
    ]);
    await watch.stop();
  });

  test("goes on after a failed read of the moves", async () => {
    const watch = startWatch({ "/items": () => sendProblem(503, "Unavailable") });
    const socket = await watch.readSocket(0);
    socket.receive(buildHello("rnk_1"));
    socket.receive(buildDelta("rnk_1", "rnk_2", [buildMove(1, [4, 1])]));
    await watch.waitForLine("its moves are unknown: 503 Unavailable");
    socket.receive(buildDelta("rnk_2", "rnk_3", []));
    await watch.waitForLine("no item moved");
    expect(watch.lines).toHaveLength(3);
    await watch.stop();
  });

  test("connects again after a lost connection, and resumes at the last ranking", async () => {
    const watch = startWatch();
    const first = await watch.readSocket(0);
    first.receive(buildHello("rnk_1"));
    first.receive(buildDelta("rnk_1", "rnk_2", [buildMove(1, [4, 1])]));
    first.end(1_006);
    const second = await watch.readSocket(1);
    expect(new URL(second.url).searchParams.get("since")).toBe("rnk_2");
    second.receive(buildHello("rnk_3"));
    second.receive(buildDelta("rnk_2", "rnk_3", [buildMove(2, [3, 2])]));
    await watch.waitForLine("3 → 2  Gift cards");
    expect(watch.lines).toContain("connection lost (code 1006); next attempt in 0.8 s");
    expect(watch.lines).toContain(
      "generation 412  wsjf  connected again: open items, 2 people connected",
    );
    await watch.stop();
  });

  test("waits longer after each failed attempt, at most 30 s", async () => {
    let attempts = 0;
    const watch = startWatch({
      "/live-tickets": () =>
        (attempts += 1) > 1 && attempts < 9
          ? sendProblem(503, "Unavailable")
          : Response.json({ ticket: "ord_tkt" }, { status: 201 }),
    });
    const first = await watch.readSocket(0);
    first.receive(buildHello("rnk_1"));
    first.end(1_012, "restart");
    await watch.readSocket(1);
    // 1 s after the open connection, then 2, 4, 8, 16, 30, 30, 30 s, each times 0.75.
    expect(watch.delays).toEqual([750, 1_500, 3_000, 6_000, 12_000, 22_500, 22_500, 22_500]);
    expect(watch.lines).toContain("connection lost (code 1012: restart); next attempt in 0.8 s");
    await watch.stop();
  });

  test.each([
    ["/live-tickets", 401, "401 Unauthorized: Unauthorized in this test."],
    ["/ranking", 404, "404 Not found: Not found in this test."],
    ["/ranking", 422, "422 Unknown model: Unknown model in this test."],
  ])("ends with the problem of %s: %i", async (path, status, message) => {
    const [, title = ""] = /^\d+ ([^:]+):/.exec(message) ?? [];
    const watch = startWatch({ [path]: () => sendProblem(status, title) });
    await expect(watch.ended).rejects.toThrow(message);
  });

  test("ends if the first connection fails, and says what to check", async () => {
    const watch = startWatch({
      "/ranking": () => {
        throw new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") });
      },
    });
    await expect(watch.ended).rejects.toThrow(
      /^Cannot watch http:\/\/localhost:8787: GET .* failed: connect ECONNREFUSED\. Check that/,
    );
  });
});

test("a refused socket ends the first connection", async () => {
  const watch = startWatch();
  const socket = await watch.readSocket(0);
  const outcome = watch.ended.catch(String);
  socket.dispatchEvent(new Event("error"));
  expect(await outcome).toContain("the server did not open a socket");
});

describe("an idle connection", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is lost if the server sends no first message", async () => {
    const watch = startWatch();
    await watch.readSocket(0);
    const outcome = watch.ended.catch(String);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await outcome).toContain("the server does not respond");
  });

  test("sends ping each minute, and is lost if the server sends nothing", async () => {
    const watch = startWatch();
    const socket = await watch.readSocket(0);
    socket.receive(buildHello("rnk_1"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(socket.sent).toEqual(["ping"]);
    socket.receive("pong");
    await vi.advanceTimersByTimeAsync(60_000);
    expect([socket.sent.length, watch.lines.length]).toEqual([2, 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    await watch.readSocket(1);
    expect(watch.lines.at(-1)).toContain("connection lost (the server does not respond)");
    await watch.stop();
  });
});
