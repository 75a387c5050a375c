import { DurableObject } from "cloudflare:workers";
import { type RankingPublished, type SocketOwner, type SocketSelection } from "../ports/rooms.ts";
import { readSocketOwner } from "./socket-owner.ts";

/** The maximum number of open sockets per workspace. */
const socketsMax = 1_000;

/** The time for which the room remembers the end of a selection: longer than isolates cache a key. */
const endMemoryMs = 120_000;

/** The reason with which an ended socket closes. */
const endedReason = "The key or session has ended.";

/** The longest delay of an alarm, which sets the next one. The runtime rejects dates after 2189. */
const alarmDelayMsMax = 30 * 86_400_000;

/** The maximum length of a message. Every message except "ping" closes its socket. */
const frameLengthMax = 1_024;

/** The close code for a message that is too large (RFC 6455 § 7.4.1). */
const tooLargeCode = 1_009;

/** The prefix of the storage keys of remembered ends. */
const endPrefix = "end ";

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
    const expiresAt = Math.min(owner.expiresAt, await this.#readEnd(owner));
    if (expiresAt <= Date.now()) {
      return new Response(null, { status: 401 });
    }
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server, listTags(owner));
    server.serializeAttachment({ expiresAt });
    await this.#scheduleAlarm(expiresAt);
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

  /**
   * Closes the selected sockets at an instant, or now if it has passed. Remembers the end for two
   * minutes, because an isolate may still open sockets with the key from its cache.
   */
  async endSockets(selection: SocketSelection, at: number): Promise<void> {
    const tag = formatTag(selection);
    await this.ctx.storage.put(`${endPrefix}${tag}`, at);
    for (const socket of this.ctx.getWebSockets(tag)) {
      socket.serializeAttachment({ expiresAt: Math.min(readExpiry(socket), at) });
    }
    await this.alarm();
  }

  /** Closes expired sockets, forgets old ends and schedules the next alarm. */
  override async alarm(): Promise<void> {
    const now = Date.now();
    const forgetAt = await this.#forgetEnds(now);
    await this.#scheduleAlarm(Math.min(this.#closeExpired(now), forgetAt));
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

  /** Closes expired sockets. Returns the next expiry. */
  #closeExpired(now: number): number {
    let next = Infinity;
    for (const socket of this.ctx.getWebSockets()) {
      const expiresAt = readExpiry(socket);
      if (expiresAt <= now) {
        socket.close(endedCode, endedReason);
      } else {
        next = Math.min(next, expiresAt);
      }
    }
    return next;
  }

  /** Forgets the ends that no isolate can miss any more. Returns the instant to forget the next. */
  async #forgetEnds(now: number): Promise<number> {
    const ends = await this.ctx.storage.list<number>({ prefix: endPrefix });
    const old = [...ends].filter(([, at]) => at + endMemoryMs <= now).map(([key]) => key);
    await Promise.all(old.map((key) => this.ctx.storage.delete(key)));
    const kept = [...ends.values()].filter((at) => at + endMemoryMs > now);
    return Math.min(...kept.map((at) => at + endMemoryMs));
  }

  /** Returns the earliest remembered end of the owner of a socket; Infinity if there is none. */
  async #readEnd(owner: SocketOwner): Promise<number> {
    const keys = listTags(owner).map((tag) => `${endPrefix}${tag}`);
    const ends = await this.ctx.storage.get<number>(keys);
    return Math.min(...[...ends.values()].filter((at) => at + endMemoryMs > Date.now()));
  }

  /** Sets the alarm, unless an earlier one is set. */
  async #scheduleAlarm(at: number): Promise<void> {
    const scheduled = await this.ctx.storage.getAlarm();
    if (at !== Infinity && (scheduled === null || at < scheduled)) {
      await this.ctx.storage.setAlarm(Math.min(at, Date.now() + alarmDelayMsMax));
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
