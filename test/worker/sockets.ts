import { env } from "cloudflare:workers";
import { type LiveMessage, parseLiveMessage } from "../../src/contract/live.ts";
import { addSocketRequest } from "../../src/live/subscription.ts";
import { type Subscription } from "../../src/ports/rooms.ts";
import { type SocketUnderTest } from "../contracts/rooms.contract.ts";
import { type Client, requireValue } from "../environments/worker.ts";

/** An open socket, the messages that have arrived, and the frames that are no messages. */
export type TestSocket = {
  readonly messages: LiveMessage[];
  readonly send: (text: string) => void;
  readonly close: () => void;
  /** The code with which the room closes the socket. */
  readonly closed: Promise<number>;
  /** Waits for a message of a type, counted from the first message. */
  readonly waitFor: (type: LiveMessage["type"], count?: number) => Promise<LiveMessage>;
  /** Waits until the room has handled everything before. */
  readonly flush: () => Promise<void>;
};

/** Opens a socket of a client; the query begins with a question mark. */
export async function openSocket(client: Client, query = ""): Promise<TestSocket> {
  const response = await client.get(`/live${query}`, { upgrade: "websocket" });
  return listen(requireValue(response.webSocket));
}

/** Opens a socket of a room without the API. Returns undefined for an old subscription. */
export async function connectToRoom(
  workspace: string,
  { key }: { readonly key: string },
  subscription: Subscription,
): Promise<SocketUnderTest | undefined> {
  const upgrade = new Request("https://room.test", { headers: { upgrade: "websocket" } });
  const limits = { perKey: 5, perWorkspace: 1_000, idleMs: 300_000 };
  const owner = { key, expiresAt: Infinity };
  const request = addSocketRequest(upgrade, { owner, subscription, limits });
  const { status, webSocket } = await env.ROOMS.getByName(workspace).fetch(request);
  if (status !== 101) {
    return undefined;
  }
  const socket = listen(requireValue(webSocket));
  return {
    async read() {
      await socket.flush();
      return socket.messages;
    },
    close: () => socket.close(),
  };
}

function listen(webSocket: WebSocket): TestSocket {
  const messages: LiveMessage[] = [];
  const waiting: (() => void)[] = [];
  let pongs = 0;
  webSocket.addEventListener("message", ({ data }) => {
    const message = parseLiveMessage(String(data));
    if (message === undefined) {
      pongs += 1;
    } else {
      messages.push(message);
    }
    waiting.splice(0).forEach((resume) => resume());
  });
  const closed = new Promise<number>((resolve) => {
    webSocket.addEventListener("close", ({ code }) => resolve(code));
  });
  webSocket.accept();
  const waitUntil = async <T>(find: () => T | undefined): Promise<T> => {
    for (let found = find(); ; found = find()) {
      if (found !== undefined) {
        return found;
      }
      // oxlint-disable-next-line no-await-in-loop -- waits for the next message
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return {
    messages,
    send: (text) => webSocket.send(text),
    close: () => webSocket.close(),
    closed,
    waitFor: (type, count = 1) =>
      waitUntil(() => messages.filter((message) => message.type === type)[count - 1]),
    async flush() {
      const count = pongs + 1;
      webSocket.send("ping");
      await waitUntil(() => (pongs >= count ? true : undefined));
    },
  };
}
