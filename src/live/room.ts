import { DurableObject } from "cloudflare:workers";

/** Who may listen to one workspace at once. */
const listenersMax = 1_000;

/** What is announced: which ranking of which model is the newest now. */
type RankingPublished = {
  readonly generation: number;
  readonly model: string;
  readonly ranking: string;
};

/**
 * The room of one workspace: whoever listens hears of every new ranking. Sockets hibernate, so a
 * quiet room costs nothing; "ping" is answered with "pong" without waking it.
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
    if (this.ctx.getWebSockets().length >= listenersMax) {
      return new Response(null, { status: 503, headers: { "retry-after": "60" } });
    }
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Tells every listener. One that has gone is no reason not to tell the next. */
  broadcast(news: RankingPublished): number {
    const text = JSON.stringify(news);
    let reached = 0;
    for (const socket of this.ctx.getWebSockets()) {
      reached += trySend(socket, text) ? 1 : 0;
    }
    return reached;
  }

  override webSocketMessage(socket: WebSocket): void {
    socket.close(1003, "This room only speaks.");
  }
}

function trySend(socket: WebSocket, text: string): boolean {
  try {
    socket.send(text);
    return true;
  } catch {
    return false;
  }
}
