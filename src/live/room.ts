import { DurableObject } from "cloudflare:workers";
import { type RankingPublished } from "../ports/rooms.ts";

/** The status code of a socket that its client may no longer use (RFC 6455 § 7.4.1). */
const policyViolation = 1008;

/** The maximum number of open sockets per workspace. */
const socketsMax = 1_000;

/**
 * The room of one workspace: sends each published ranking to every open socket. Sockets hibernate,
 * so an idle room costs nothing. The runtime responds to "ping" with "pong" without waking the
 * room.
 */
export class Room extends DurableObject {
  constructor(state: DurableObjectState, env: Cloudflare.Env) {
    super(state, env);
    state.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get("upgrade") !== "websocket") {
      return new Response(null, { status: 426, headers: { upgrade: "websocket" } });
    }
    if (this.ctx.getWebSockets().length >= socketsMax) {
      return new Response(null, { status: 503, headers: { "retry-after": "60" } });
    }
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Sends a message to every socket and returns the number of sends that succeeded. */
  broadcast(message: RankingPublished): number {
    const text = JSON.stringify(message);
    let sentCount = 0;
    for (const socket of this.ctx.getWebSockets()) {
      sentCount += trySend(socket, text) ? 1 : 0;
    }
    return sentCount;
  }

  /** Closes every socket and returns their number. Clients receive the reason. */
  closeAll(reason: string): number {
    const sockets = this.ctx.getWebSockets();
    for (const socket of sockets) {
      socket.close(policyViolation, reason);
    }
    return sockets.length;
  }

  override webSocketMessage(socket: WebSocket): void {
    socket.close(1003, "This socket does not accept messages.");
  }
}

/** Returns false if the socket is closed. */
function trySend(socket: WebSocket, text: string): boolean {
  try {
    socket.send(text);
    return true;
  } catch {
    return false;
  }
}
