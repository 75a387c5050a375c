import { type Failure, failureFromFault } from "../core/failure.ts";
import { type Cursor, decodeCursor, encodeCursor } from "../core/ranking/cursor.ts";
import { type Workspace } from "../core/workspace.ts";
import { type Deps } from "../ports/deps.ts";

/** Encodes a cursor for a client and appends a dot and the workspace's signature. */
export async function signCursor(
  { crypto }: Pick<Deps, "crypto">,
  { cursorKey }: Workspace,
  cursor: Cursor,
): Promise<string> {
  const text = encodeCursor(cursor);
  return `${text}.${await crypto.hmac(cursorKey, text)}`;
}

/** Decodes the cursor of a client. Throws if this workspace did not sign it. */
export async function verifyCursor(
  { crypto }: Pick<Deps, "crypto">,
  { cursorKey }: Workspace,
  signed: string,
): Promise<Cursor> {
  const dot = signed.lastIndexOf(".");
  const text = signed.slice(0, Math.max(0, dot));
  const cursor = decodeCursor(text);
  if (cursor === undefined || (await crypto.hmac(cursorKey, text)) !== signed.slice(dot + 1)) {
    throw foreignCursor();
  }
  return cursor;
}

/** Builds the failure for a cursor that is not valid for this list and workspace. */
export function foreignCursor(): Failure {
  const detail =
    "The cursor does not belong to this list. Request the first page without a cursor.";
  return failureFromFault("malformed", { parameter: "cursor", detail });
}
