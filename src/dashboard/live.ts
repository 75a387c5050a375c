import { computed, effect, signal } from "@preact/signals";
import { workspaceId } from "./session.ts";

/** A message of the workspace's room. */
type RoomMessage = { readonly generation?: number; readonly type?: string };

type LiveState = { readonly isConnected: boolean; readonly generation: number };

const state = signal<LiveState>({ isConnected: false, generation: 0 });

/** Whether the page receives updates, as a text and a flag. */
export const live = computed(() => ({
  isConnected: state.value.isConnected,
  text: state.value.isConnected ? "live" : navigator.onLine ? "connecting" : "offline",
}));

/** The newest generation that the server has reported; 0 before the first message. */
export const reportedGeneration = computed(() => state.value.generation);

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
        state.value = { ...state.value, isConnected: false };
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

function receive(data: string): void {
  if (data === "pong") {
    return;
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the room sends such messages
  const { generation = 0 } = JSON.parse(data) as RoomMessage;
  if (generation > state.value.generation) {
    state.value = { ...state.value, generation };
  }
}
