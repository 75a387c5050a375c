import { DurableObject } from "cloudflare:workers";
import { type RankingPublished, type SocketOwner, type SocketSelection } from "../ports/rooms.ts";
import { readSocketOwner } from "./socket-owner.ts";

/** The maximum number of open sockets per workspace. */
const socketsMax = 1_000;

/** The time for which the room rejects a closed selection: longer than isolates cache a key. */
const rejectionMs = 120_000;

/** The maximum length of a message. Every message except "ping" closes its socket. */
const frameLengthMax = 1_024;

/** The close code for a message that is too large (RFC 6455 § 7.4.1). */
const tooLargeCode = 1_009;

/** The close code for a socket whose key, session or ticket no longer works. */
const endedCode = 4_401;

/**
 * The room of one workspace: sends each published ranking to every open socket. Sockets hibernate,
 * so an idle room costs nothing. The runtime responds to "ping" with "pong" without waking the
 * room. An alarm closes the sockets whose keys or sessions have expired.
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
    const owner = readSocketOwner(request.headers);
    if (await this.#isRejected(owner)) {
      return new Response(null, { status: 401 });
    }
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server, listTags(owner));
    server.serializeAttachment({ expiresAt: owner.expiresAt });
    await this.#scheduleExpiry(owner.expiresAt);
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

  /** Closes the selected sockets, and rejects new ones of the selection for two minutes. */
  async closeSockets(selection: SocketSelection): Promise<void> {
    const tag = formatTag(selection);
    await this.ctx.storage.put(`rejected ${tag}`, Date.now() + rejectionMs);
    for (const socket of this.ctx.getWebSockets(tag)) {
      socket.close(endedCode, "The key or session has ended.");
    }
    await this.#scheduleExpiry(Date.now() + rejectionMs);
  }

  /** Closes expired sockets, deletes old rejections and schedules the next alarm. */
  override async alarm(): Promise<void> {
    const now = Date.now();
    let next = Infinity;
    for (const socket of this.ctx.getWebSockets()) {
      const expiresAt = readExpiry(socket);
      if (expiresAt <= now) {
        socket.close(endedCode, "The key or session has ended.");
      } else {
        next = Math.min(next, expiresAt);
      }
    }
    for (const [key, until] of await this.ctx.storage.list<number>({ prefix: "rejected " })) {
      if (until <= now) {
        // oxlint-disable-next-line no-await-in-loop -- one rejection per revoked key
        await this.ctx.storage.delete(key);
      } else {
        next = Math.min(next, until);
      }
    }
    await this.#scheduleExpiry(next);
  }

  override webSocketMessage(socket: WebSocket, message: ArrayBuffer | string): void {
    const length = typeof message === "string" ? message.length : message.byteLength;
    if (length > frameLengthMax) {
      socket.close(tooLargeCode, `A message has at most ${frameLengthMax} characters.`);
    } else {
      socket.close(1003, "This socket does not accept messages.");
    }
  }

  /**
   * Closes a socket that has failed. The runtime calls this method, and logs an error, instead of
   * delivering a frame above 32 MiB. Other sockets stay open.
   */
  override webSocketError(socket: WebSocket): void {
    tryClose(socket, tooLargeCode);
  }

  async #isRejected(owner: SocketOwner): Promise<boolean> {
    const keys = listTags(owner).map((tag) => `rejected ${tag}`);
    const rejections = await this.ctx.storage.get<number>(keys);
    return [...rejections.values()].some((until) => until > Date.now());
  }

  /** Sets the alarm, unless an earlier one is set. */
  async #scheduleExpiry(at: number): Promise<void> {
    const scheduled = await this.ctx.storage.getAlarm();
    if (at !== Infinity && (scheduled === null || at < scheduled)) {
      await this.ctx.storage.setAlarm(at);
    }
  }
}

function listTags({ key, session }: SocketOwner): string[] {
  return ["all", formatTag({ key }), ...(session === undefined ? [] : [formatTag({ session })])];
}

function formatTag(selection: SocketSelection): string {
  if ("key" in selection) {
    return `key ${selection.key}`;
  }
  return "session" in selection ? `session ${selection.session}` : "all";
}

function readExpiry(socket: WebSocket): number {
  const attachment: unknown = socket.deserializeAttachment();
  return attachment instanceof Object && "expiresAt" in attachment
    ? Number(attachment.expiresAt)
    : Infinity;
}

/** Closes a socket that the runtime may have closed already. */
function tryClose(socket: WebSocket, code: number): void {
  try {
    socket.close(code, "The message is too large, or the connection has failed.");
  } catch {
    // Ignored: the socket is closed.
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
