import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "undici";
import { type LiveMessage, parseLiveMessage } from "../../../src/contract/live.ts";
import { type Harness, type ServedWorker, withWorkerCopy } from "./harness.ts";
import { requireBacklog } from "./imports.ts";
import { createMeasurement, type Measurement, measureMs, repeat } from "./measurement.ts";
import {
  buildOperations,
  prepareEdits,
  queueDelaySeconds,
  restMs,
  sendEdits,
} from "./publishes.ts";

/** The number of sockets of a broadcast. */
const socketCount = 1_000;

/** Sockets open in groups of this size. */
const groupSize = 50;

type Socket = {
  readonly close: () => void;
  /** Resolves with the arrival of the first message of these types that has not been read. */
  readonly next: (...types: readonly LiveMessage["type"][]) => Promise<Arrival>;
};

type Arrival = { readonly message: LiveMessage; readonly at: number };

/** Measures the time from 1,000 edits to the change on a socket, a broadcast and a resume. */
export async function measureLive(harness: Harness): Promise<Measurement[]> {
  const backlog = await requireBacklog(harness);
  const variables = { SOCKETS_PER_KEY: "2000", SOCKETS_PER_WORKSPACE: "2000" };
  return withWorkerCopy(harness, { backlog, queueDelaySeconds, variables }, async (served) => {
    const { workspace } = backlog;
    const ids = await prepareEdits(served.client, workspace, harness.items.length);
    const open = (since?: string) => openSocket(served, backlog, since);
    const first = await open();
    await first.next("hello");
    const publish = (round: number, count = ids.length) =>
      publishEdits(served, { workspace, ids: ids.slice(0, count), round });
    const delays = await repeat(harness.rounds, async (round) => {
      const start = await publish(round);
      return (await first.next("delta", "resync")).at - start;
    });
    const resumes = await repeat(harness.rounds, async (round) => {
      await publish(100 + round, 1);
      const { message } = await first.next("delta", "resync");
      const since = "from" in message ? (message.from ?? "") : "";
      return measureMs(async () => {
        const socket = await open(since);
        await socket.next("delta", "resync");
        socket.close();
      });
    });
    const sockets = await openMany(open);
    const spans = await repeat(harness.rounds, async (round) => {
      await publish(200 + round, 1);
      const arrivals = await Promise.all(sockets.map((socket) => socket.next("delta", "resync")));
      const times = arrivals.map(({ at }) => at);
      return Math.max(...times) - Math.min(...times);
    });
    [first, ...sockets].forEach((socket) => socket.close());
    return toMeasurements({ delays, resumes, spans });
  });
}

function toMeasurements({
  delays,
  resumes,
  spans,
}: {
  readonly delays: readonly number[];
  readonly resumes: readonly number[];
  readonly spans: readonly number[];
}): Measurement[] {
  return [
    createMeasurement(
      { name: "live/delta", unit: "ms", note: "from the publish of 1,000 edits to a socket" },
      delays,
    ),
    createMeasurement(
      {
        name: "live/broadcast",
        unit: "ms",
        goal: 100,
        note: "from the first to the last of 1,000 sockets",
      },
      spans,
    ),
    createMeasurement(
      { name: "live/resume", unit: "ms", note: "from the upgrade to the missed delta" },
      resumes,
    ),
  ];
}

/** Edits items and publishes. Returns the start of the publish. */
async function publishEdits(
  { api, worker }: ServedWorker,
  {
    workspace,
    ids,
    round,
  }: { readonly workspace: string; readonly ids: readonly string[]; readonly round: number },
): Promise<number> {
  const path = `/v1/workspaces/${workspace}`;
  const { generation } = await sendEdits(api, path, buildOperations(ids, round));
  await sleep(restMs);
  const start = performance.now();
  await worker.consume([{ kind: "publish", workspace, generation }]);
  return start;
}

async function openMany(open: () => Promise<Socket>): Promise<Socket[]> {
  const groups = await repeat(socketCount / groupSize, async () => {
    const sockets = await Promise.all(Array.from({ length: groupSize }, () => open()));
    await Promise.all(sockets.map((socket) => socket.next("hello")));
    return sockets;
  });
  return groups.flat();
}

/** Opens a socket and collects its messages with their times of arrival. */
async function openSocket(
  { url }: ServedWorker,
  { workspace, key }: { readonly workspace: string; readonly key: string },
  since?: string,
): Promise<Socket> {
  const query = since === undefined ? "" : `?since=${since}`;
  const address = `${url.replace("http", "ws")}/v1/workspaces/${workspace}/live${query}`;
  const socket = new WebSocket(address, { headers: { authorization: `Bearer ${key}` } });
  const arrivals: Arrival[] = [];
  let resume: (() => void) | undefined;
  socket.addEventListener("message", ({ data }) => {
    const message = parseLiveMessage(String(data));
    if (message !== undefined) {
      arrivals.push({ message, at: performance.now() });
      resume?.();
    }
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("error", () => reject(new Error("A socket was refused.")));
  });
  return {
    close: () => socket.close(),
    async next(...types) {
      for (;;) {
        const index = arrivals.findIndex(({ message }) => types.includes(message.type));
        const [arrival] = index < 0 ? [] : arrivals.splice(0, index + 1).slice(-1);
        if (arrival !== undefined) {
          return arrival;
        }
        // oxlint-disable-next-line no-await-in-loop -- waits for the next message
        await new Promise<void>((resolve) => {
          resume = resolve;
        });
      }
    },
  };
}
