import { type SocketLimits, type SocketOwner, type Subscription } from "../ports/rooms.ts";

/** The data with which the Worker opens a socket in a room. */
export type SocketRequest = {
  readonly owner: SocketOwner;
  readonly subscription: Subscription;
  readonly limits: SocketLimits;
};

const field = "ordinal-socket";

/** JSON has no Infinity, so a key that does not expire has no expiry. */
const neverExpires = Infinity;

/**
 * Returns the request to a room: the client's upgrade, with the subscription in a header. Replaces
 * the header if a client has sent it.
 */
export function addSocketRequest(upgrade: Request, { owner, ...request }: SocketRequest): Request {
  const headers = new Headers(upgrade.headers);
  const { expiresAt, ...credential } = owner;
  const expiry = expiresAt === neverExpires ? {} : { expiresAt };
  headers.set(field, JSON.stringify({ ...request, owner: { ...credential, ...expiry } }));
  return new Request(upgrade, { headers });
}

/** Reads the subscription from the header. Throws if the Worker has not set it. */
export function readSocketRequest(headers: Headers): SocketRequest {
  const { owner, ...request }: SocketRequest = JSON.parse(headers.get(field) ?? "");
  return { ...request, owner: { ...owner, expiresAt: owner.expiresAt ?? neverExpires } };
}
