import { type LiveSeries } from "../contract/live.ts";
import { type Instant } from "../core/item/item.ts";
import { type SocketOwner, type SocketSelection } from "../ports/rooms.ts";
import { formatSeries } from "./room-series.ts";
import { type SocketRequest } from "./subscription.ts";

/** The data of a socket, which survives the hibernation of its room. */
export type Attachment = {
  readonly series: LiveSeries;
  /** The session, or the key of a client without a session. */
  readonly person: string;
  readonly expiresAt: Instant;
  readonly openedAt: Instant;
  readonly idleMs: number;
  /** The last number of people that the socket has received. */
  readonly presence: number;
};

/** Creates the attachment of a new socket. */
export function createAttachment(
  { owner, subscription, limits }: SocketRequest,
  { expiresAt, openedAt }: Pick<Attachment, "expiresAt" | "openedAt">,
): Attachment {
  const { series } = subscription;
  const person = owner.session ?? owner.key;
  return { series, person, expiresAt, openedAt, idleMs: limits.idleMs, presence: 0 };
}

/** Reads the attachment. Returns undefined for a socket of an earlier version. */
export function readAttachment(socket: WebSocket): Attachment | undefined {
  const attachment: Attachment | null = socket.deserializeAttachment();
  return attachment?.series === undefined ? undefined : attachment;
}

/** Replaces a part of the attachment. */
export function changeAttachment(socket: WebSocket, changes: Partial<Attachment>): void {
  socket.serializeAttachment({ ...readAttachment(socket), ...changes });
}

/** Lists the tags by which a room finds the socket of an owner. */
export function listOwnerTags({ key, session }: SocketOwner): string[] {
  return ["all", formatTag({ key }), ...(session === undefined ? [] : [formatTag({ session })])];
}

export function formatTag(selection: SocketSelection): string {
  if ("key" in selection) {
    return `key ${selection.key}`;
  }
  return "session" in selection ? `session ${selection.session}` : "all";
}

export function formatSeriesTag(series: LiveSeries): string {
  return `series ${formatSeries(series)}`;
}
