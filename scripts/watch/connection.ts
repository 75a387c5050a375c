import { type LiveMessage, parseLiveMessage } from "../../src/contract/live.ts";

/** The part of a WebSocket that a connection uses. */
export type Socket = Pick<WebSocket, "addEventListener" | "send" | "close">;

export type ConnectionOptions = {
  readonly socket: Socket;
  readonly signal: AbortSignal;
  readonly pingMs: number;
  readonly onMessage: (message: LiveMessage) => Promise<void>;
};

/** The end of a connection. */
export type ConnectionEnd = {
  /** Whether the server has sent a message. */
  readonly wasOpen: boolean;
  readonly reason: string;
};

/** A client cannot read the status with which a server refuses a socket. */
const refusal = "the server did not open a socket; a key may have too many open ones";

/**
 * Handles the messages of a socket, one after another, until the socket closes. Sends "ping" at an
 * interval. If the server sends nothing between two pings, the connection is lost.
 */
export async function runConnection(options: ConnectionOptions): Promise<ConnectionEnd> {
  const { socket, signal, pingMs, onMessage } = options;
  const closed = Promise.withResolvers<string>();
  let [wasOpen, isAlive] = [false, true];
  let handled = Promise.resolve();
  socket.addEventListener("message", ({ data }) => {
    const message = parseLiveMessage(String(data));
    isAlive = true;
    wasOpen ||= message !== undefined;
    handled = message === undefined ? handled : handled.then(() => onMessage(message));
  });
  socket.addEventListener("close", ({ code, reason }) => {
    closed.resolve(reason === "" ? `code ${code}` : `code ${code}: ${reason}`);
  });
  socket.addEventListener("error", () => {
    closed.resolve(wasOpen ? "the connection has failed" : refusal);
  });
  const timer = setInterval(() => {
    if (!isAlive) {
      closed.resolve("the server does not respond");
      return;
    }
    isAlive = false;
    if (wasOpen) {
      socket.send("ping");
    }
  }, pingMs);
  const stop = () => closed.resolve("stopped");
  signal.addEventListener("abort", stop, { once: true });
  try {
    const reason = await closed.promise;
    await handled;
    return { wasOpen, reason };
  } finally {
    clearInterval(timer);
    signal.removeEventListener("abort", stop);
    socket.close();
  }
}
