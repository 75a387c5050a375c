import { type Failure, failureFromFault } from "../core/failure.ts";
import { type Cursor, decodeCursor, encodeCursor } from "../core/ranking/cursor.ts";
import { type Workspace } from "../core/workspace.ts";
import { type Deps } from "../ports/deps.ts";

type CursorDeps = Pick<Deps, "crypto" | "secrets">;

/** Encodes a cursor for a client and appends a dot and the workspace's signature. */
export async function signCursor(
  deps: CursorDeps,
  workspace: Workspace,
  cursor: Cursor,
): Promise<string> {
  const text = encodeCursor(cursor);
  return `${text}.${await deps.crypto.hmac(await readCursorKey(deps, workspace), text)}`;
}

/** Decodes the cursor of a client. Throws if this workspace did not sign it. */
export async function verifyCursor(
  deps: CursorDeps,
  workspace: Workspace,
  signed: string,
): Promise<Cursor> {
  const dot = signed.lastIndexOf(".");
  const text = signed.slice(0, Math.max(0, dot));
  const cursor = decodeCursor(text);
  const key = await readCursorKey(deps, workspace);
  if (cursor === undefined || (await deps.crypto.hmac(key, text)) !== signed.slice(dot + 1)) {
    throw foreignCursor();
  }
  return cursor;
}

/**
 * Returns the key that signs cursors. If no configured root key can decrypt it, derives a key from
 * the stored form, so that lists still have pages.
 */
async function readCursorKey(
  { crypto, secrets }: CursorDeps,
  { cursorKey }: Workspace,
): Promise<string> {
  return (await secrets.open(cursorKey)) ?? crypto.sha256(`unreadable cursor key ${cursorKey}`);
}

/** Builds the failure for a cursor that is not valid for this list and workspace. */
export function foreignCursor(): Failure {
  const detail =
    "The cursor does not belong to this list. Request the first page without a cursor.";
  return failureFromFault("malformed", { parameter: "cursor", detail });
}
