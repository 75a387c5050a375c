/** The owner of a socket: the key, the session if it has one, and when they expire. */
export type SocketHolder = {
  readonly key: string;
  readonly session?: string | undefined;
  /** Milliseconds since the epoch; Infinity for a key that does not expire. */
  readonly expiresAt: number;
};

const [keyField, sessionField, expiryField] = [
  "ordinal-socket-key",
  "ordinal-socket-session",
  "ordinal-socket-expires-at",
];

/** Returns the request to a room: the client's upgrade, with the owner of the socket in headers. */
export function addHolder(upgrade: Request, { key, session, expiresAt }: SocketHolder): Request {
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
export function readHolder(headers: Headers): SocketHolder {
  return {
    key: headers.get(keyField) ?? "",
    session: headers.get(sessionField) ?? undefined,
    expiresAt: Number(headers.get(expiryField) ?? 0),
  };
}
