import { computed, effect, signal } from "@preact/signals";
// oxlint-disable-next-line no-restricted-imports -- this module of the contract has no zod
import { parseLiveMessage } from "../../contract/live.ts";
import { workspaceId } from "./session.ts";

type LiveState = {
  readonly isConnected: boolean;
  readonly generation: number;
  /** The number of lost or refused connections. */
  readonly failures: number;
};

const state = signal<LiveState>({ isConnected: false, generation: 0, failures: 0 });

/** Whether the page receives updates, as a text and a flag. */
export const live = computed(() => ({
  isConnected: state.value.isConnected,
  text: state.value.isConnected ? "live" : navigator.onLine ? "connecting" : "offline",
}));

/**
 * A text that changes when the page has to read the changes of the backlog: after a message about a
 * newer generation, and after each attempt to connect. A page without a socket thus polls.
 */
export const updateSignal = computed(() => `${state.value.generation} ${state.value.failures}`);

const pingMs = 60_000;
const [delayMsMin, delayMsMax] = [1_000, 30_000];

/** Keeps a socket to the room of the workspace open. Returns a function that closes it. */
export function startLive(): () => void {
  let socket: WebSocket | undefined;
  let delayMs = delayMsMin;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function connect(id: string): void {
    const url = new URL(`/v1/workspaces/${id}/live`, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    const opened = new WebSocket(url);
    socket = opened;
    opened.addEventListener("open", () => {
      delayMs = delayMsMin;
      state.value = { ...state.value, isConnected: true };
    });
    opened.addEventListener("message", ({ data }) => receive(String(data)));
    opened.addEventListener("close", () => {
      if (socket === opened) {
        state.value = { ...state.value, isConnected: false, failures: state.value.failures + 1 };
        timer = setTimeout(() => connect(id), delayMs * (0.5 + Math.random()));
        delayMs = Math.min(delayMs * 2, delayMsMax);
      }
    });
  }

  const pings = setInterval(
    () => socket?.readyState === WebSocket.OPEN && socket.send("ping"),
    pingMs,
  );
  const disconnect = (): void => {
    clearTimeout(timer);
    const closed = socket;
    socket = undefined;
    closed?.close();
  };
  const stopFollowing = effect(() => {
    disconnect();
    if (workspaceId.value !== "") {
      connect(workspaceId.value);
    }
  });
  return () => {
    clearInterval(pings);
    stopFollowing();
    disconnect();
  };
}

function receive(text: string): void {
  const message = parseLiveMessage(text);
  if (message !== undefined && "generation" in message) {
    const generation = Math.max(state.value.generation, message.generation);
    state.value = { ...state.value, generation };
  }
}
