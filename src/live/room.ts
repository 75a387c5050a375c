import { DurableObject } from "cloudflare:workers";
import { type LiveJob, type LivePresence } from "../contract/live.ts";
import {
  type RankingUpdate,
  type SeriesHead,
  type SocketOwner,
  type SocketSelection,
} from "../ports/rooms.ts";
import {
  changeAttachment,
  createAttachment,
  formatSeriesTag,
  formatTag,
  listOwnerTags,
  readAttachment,
} from "./attachment.ts";
import { RoomSeries } from "./room-series.ts";
import { readSocketRequest, type SocketRequest } from "./subscription.ts";

/** The time for which the room remembers the end of a selection: longer than isolates cache a key. */
const endMemoryMs = 120_000;

/** The longest delay of an alarm, which sets the next one. The runtime rejects dates after 2189. */
const alarmDelayMsMax = 30 * 86_400_000;

/** The room reports the number of people at most once in this time. */
const presenceIntervalMs = 1_000;

/** The maximum length of a message. Every message except "ping" closes its socket. */
const frameLengthMax = 1_024;

/** The close codes for a normal end and for a message that is too large (RFC 6455 § 7.4.1). */
const [closedCode, tooLargeCode] = [1_000, 1_009];

/** The close codes of a socket whose key, session or ticket has ended, and of an idle one. */
const [endedCode, idleCode] = [4_401, 4_408];

const [endPrefix, presenceKey] = ["end ", "presence"];

/**
 * The room of one workspace: sends each change of a ranking to the sockets that follow it. Sockets
 * hibernate, so an idle room costs nothing. The runtime responds to "ping" with "pong" without
 * waking the room. An alarm closes expired and idle sockets, and reports the number of people.
 */
export class Room extends DurableObject {
  readonly #series: RoomSeries;

  constructor(state: DurableObjectState, env: Cloudflare.Env) {
    super(state, env);
    this.#series = new RoomSeries(state.storage.kv);
    state.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /**
   * Opens a socket. Responds with a status alone to a request that it rejects: 401 if the owner has
   * ended, 409 if the request has read an old pointer, 429 and 503 above the limits.
   */
  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get("upgrade") !== "websocket") {
      return new Response(null, { status: 426, headers: { upgrade: "websocket" } });
    }
    const socketRequest = readSocketRequest(request.headers);
    const { owner, subscription } = socketRequest;
    const openedAt = Date.now();
    const expiresAt = Math.min(owner.expiresAt, this.#readEnd(owner, openedAt));
    const status = expiresAt <= openedAt ? 401 : this.#findRejection(socketRequest);
    if (status !== undefined) {
      const headers = { "ordinal-generation": String(this.#series.generation) };
      return new Response(null, { status, headers });
    }
    const { 0: client, 1: server } = new WebSocketPair();
    const { series } = subscription;
    const isOnly = this.#listOpen(formatSeriesTag(series)).length === 0;
    this.ctx.acceptWebSocket(server, [...listOwnerTags(owner), formatSeriesTag(series)]);
    server.serializeAttachment(createAttachment(socketRequest, { expiresAt, openedAt }));
    const presence = this.#countPeople();
    changeAttachment(server, { presence });
    const context = { presence, isOnly, at: openedAt };
    this.#series.subscribe(subscription, context).forEach((text) => server.send(text));
    const end = Math.min(expiresAt, openedAt + socketRequest.limits.idleMs);
    await this.#scheduleAlarm(Math.min(end, this.#planPresence(openedAt)));
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Stores the newest rankings. Returns the series that have sockets, or had one recently. */
  announce(news: {
    readonly generation: number;
    readonly rankings: readonly SeriesHead[];
  }): SeriesHead[] {
    const now = Date.now();
    return this.#series.announce(
      news,
      ({ series, wantedUntil }) =>
        wantedUntil > now || this.#listOpen(formatSeriesTag(series)).length > 0,
    );
  }

  /** Sends a newer ranking to the sockets of its series. */
  broadcast(update: RankingUpdate): void {
    const text = this.#series.update(update);
    if (text !== undefined) {
      this.#send(formatSeriesTag(update.series), text);
    }
  }

  /** Sends the progress of a job to every socket. Returns the number of sockets. */
  reportJob(job: LiveJob): number {
    return this.#send("all", JSON.stringify(job));
  }

  /**
   * Closes the selected sockets at an instant, or now if it has passed. Remembers the end for two
   * minutes, because an isolate may still open sockets with the key from its cache. The end of the
   * whole workspace also removes its rankings.
   */
  async endSockets(selection: SocketSelection, at: number): Promise<void> {
    const tag = formatTag(selection);
    this.ctx.storage.kv.put(`${endPrefix}${tag}`, at);
    for (const socket of this.ctx.getWebSockets(tag)) {
      const { expiresAt = Infinity } = readAttachment(socket) ?? {};
      changeAttachment(socket, { expiresAt: Math.min(expiresAt, at) });
    }
    if ("all" in selection) {
      this.#series.clear();
    }
    await this.alarm();
  }

  /** Closes expired and idle sockets, forgets old ends, and schedules the next alarm. */
  override async alarm(): Promise<void> {
    const now = Date.now();
    const next = [this.#forgetEnds(now), this.#closeOld(now), this.#sendPresence(now)];
    await this.#scheduleAlarm(Math.min(...next));
  }

  override webSocketMessage(socket: WebSocket, message: ArrayBuffer | string): void {
    const length = typeof message === "string" ? message.length : message.byteLength;
    if (length > frameLengthMax) {
      socket.close(tooLargeCode, `A message has at most ${frameLengthMax} characters.`);
    } else {
      socket.close(1003, "This socket does not accept messages.");
    }
  }

  /** Keeps the series of the socket wanted, so that its client can resume, and counts the people. */
  override async webSocketClose(socket: WebSocket): Promise<void> {
    const now = Date.now();
    const attachment = readAttachment(socket);
    tryClose(socket, closedCode, "The client has closed the socket.");
    if (attachment !== undefined) {
      this.#series.keepWanted(attachment.series, now);
    }
    await this.#scheduleAlarm(this.#planPresence(now));
  }

  /**
   * Closes a socket that has failed. The runtime calls this method, and logs an error, instead of
   * delivering a frame above 32 MiB. Other sockets stay open.
   */
  override webSocketError(socket: WebSocket): void {
    tryClose(socket, tooLargeCode, "The message is too large, or the connection has failed.");
  }

  /** Returns the status with which the room rejects a socket. */
  #findRejection({ owner, subscription, limits }: SocketRequest): number | undefined {
    if (this.#series.generation > subscription.generation) {
      return 409;
    }
    if (this.#listOpen(formatTag({ key: owner.key })).length >= limits.perKey) {
      return 429;
    }
    return this.#listOpen("all").length >= limits.perWorkspace ? 503 : undefined;
  }

  #listOpen(tag: string): WebSocket[] {
    return this.ctx.getWebSockets(tag).filter(({ readyState }) => readyState === WebSocket.OPEN);
  }

  /** Sends a message to the sockets with a tag. Returns the number of sends that succeeded. */
  #send(tag: string, text: string): number {
    let sentCount = 0;
    for (const socket of this.ctx.getWebSockets(tag)) {
      sentCount += trySend(socket, text) ? 1 : 0;
    }
    return sentCount;
  }

  #countPeople(): number {
    return new Set(this.#listOpen("all").map((socket) => readAttachment(socket)?.person)).size;
  }

  /** Returns the instant of the next report of the number of people. */
  #planPresence(now: number): number {
    const planned = this.ctx.storage.kv.get<number>(presenceKey);
    if (planned === undefined) {
      this.ctx.storage.kv.put(presenceKey, now + presenceIntervalMs);
    }
    return planned ?? now + presenceIntervalMs;
  }

  /** Sends the number of people to the sockets that know another one, if a report is due. */
  #sendPresence(now: number): number {
    const planned = this.ctx.storage.kv.get<number>(presenceKey);
    if (planned === undefined || planned > now) {
      return planned ?? Infinity;
    }
    this.ctx.storage.kv.delete(presenceKey);
    const presence = this.#countPeople();
    const message: LivePresence = { type: "presence", presence };
    for (const socket of this.#listOpen("all")) {
      if (
        readAttachment(socket)?.presence !== presence &&
        trySend(socket, JSON.stringify(message))
      ) {
        changeAttachment(socket, { presence });
      }
    }
    return Infinity;
  }

  /** Closes expired and idle sockets. Returns the instant at which the next one may end. */
  #closeOld(now: number): number {
    let next = Infinity;
    for (const socket of this.#listOpen("all")) {
      const { expiresAt, idleAt } = this.#readEnds(socket);
      if (expiresAt <= now) {
        socket.close(endedCode, "The key or session has ended.");
      } else if (idleAt <= now) {
        socket.close(idleCode, "The socket was idle. Send a ping from time to time.");
      } else {
        next = Math.min(next, expiresAt, idleAt);
      }
    }
    return next;
  }

  /** Returns the instants at which a socket expires, and becomes idle without a further ping. */
  #readEnds(socket: WebSocket): { readonly expiresAt: number; readonly idleAt: number } {
    const attachment = readAttachment(socket);
    const pingAt = this.ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0;
    const { expiresAt = 0, openedAt = 0, idleMs = 0 } = attachment ?? {};
    return { expiresAt, idleAt: Math.max(openedAt, pingAt) + idleMs };
  }

  /** Forgets the ends that no isolate can miss any more. Returns the instant to forget the next. */
  #forgetEnds(now: number): number {
    const ends = [...this.ctx.storage.kv.list<number>({ prefix: endPrefix })];
    const isOld = ([, at]: [string, number]) => at + endMemoryMs <= now;
    ends.filter(isOld).forEach(([key]) => this.ctx.storage.kv.delete(key));
    const kept = ends.filter((end) => !isOld(end));
    return Math.min(...kept.map(([, at]) => at + endMemoryMs));
  }

  /** Returns the earliest remembered end of the owner of a socket; Infinity if there is none. */
  #readEnd(owner: SocketOwner, now: number): number {
    const ends = listOwnerTags(owner)
      .map((tag) => this.ctx.storage.kv.get<number>(`${endPrefix}${tag}`))
      .filter((at) => at !== undefined);
    return Math.min(...ends.filter((at) => at + endMemoryMs > now));
  }

  /** Sets the alarm, unless an earlier one is set. */
  async #scheduleAlarm(at: number): Promise<void> {
    const scheduled = await this.ctx.storage.getAlarm();
    if (at !== Infinity && (scheduled === null || at < scheduled)) {
      await this.ctx.storage.setAlarm(Math.min(at, Date.now() + alarmDelayMsMax));
    }
  }
}

/** Closes a socket that the runtime may have closed already. */
function tryClose(socket: WebSocket, code: number, reason: string): void {
  try {
    socket.close(code, reason);
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
