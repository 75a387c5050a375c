import { type Failure, failureFromFault } from "../core/failure.ts";
import { type Cursor, decodeCursor, encodeCursor } from "../core/ranking/cursor.ts";
import { type Workspace } from "../core/workspace.ts";
import { type Deps } from "../ports/deps.ts";

/** A cursor for a client to hold: its text and, behind a dot, the workspace's seal on it. */
export async function signCursor(
  { crypto }: Pick<Deps, "crypto">,
  { cursorKey }: Workspace,
  cursor: Cursor,
): Promise<string> {
  const text = encodeCursor(cursor);
  return `${text}.${await crypto.hmac(cursorKey, text)}`;
}

/** The cursor a client sent, if this workspace made it. */
export async function verifyCursor(
  { crypto }: Pick<Deps, "crypto">,
  { cursorKey }: Workspace,
  sealed: string,
): Promise<Cursor> {
  const dot = sealed.lastIndexOf(".");
  const text = sealed.slice(0, Math.max(0, dot));
  const cursor = decodeCursor(text);
  if (cursor === undefined || (await crypto.hmac(cursorKey, text)) !== sealed.slice(dot + 1)) {
    throw foreignCursor();
  }
  return cursor;
}

/** For a cursor that is none of ours, or one of another list. */
export function foreignCursor(): Failure {
  const detail = "This cursor does not belong to this list; begin again without it.";
  return failureFromFault("malformed", { parameter: "cursor", detail });
}
