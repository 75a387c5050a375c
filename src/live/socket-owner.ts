import { type SocketOwner } from "../ports/rooms.ts";

const [keyField, sessionField, expiryField] = [
  "ordinal-socket-key",
  "ordinal-socket-session",
  "ordinal-socket-expires-at",
];

/** Returns the request to a room: the client's upgrade, with the owner of the socket in headers. */
export function addSocketOwner(
  upgrade: Request,
  { key, session, expiresAt }: SocketOwner,
): Request {
  const headers = new Headers(upgrade.headers);
  headers.set(keyField, key);
  headers.set(expiryField, String(expiresAt));
  // A client could send this header itself.
  headers.delete(sessionField);
  if (session !== undefined) {
    headers.set(sessionField, session);
  }
  return new Request(upgrade, { headers });
}

/** Reads the owner of a socket from the headers of the request to a room. */
export function readSocketOwner(headers: Headers): SocketOwner {
  return {
    key: headers.get(keyField) ?? "",
    session: headers.get(sessionField) ?? undefined,
    expiresAt: Number(headers.get(expiryField) ?? 0),
  };
}
