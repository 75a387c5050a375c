import { type Actor, listActions } from "../core/access.ts";
import { type Instant } from "../core/item/item.ts";
import { type Session } from "../core/session.ts";
import { formatTime } from "./item-view.ts";

/** Maps a session. `currentId` is the session of the request, if it has one. */
export function toSessionView(session: Session, currentId: string | undefined) {
  return {
    id: session.id,
    key_id: session.key,
    user_agent: session.userAgent,
    created_at: formatTime(session.createdAt),
    expires_at: formatTime(session.expiresAt),
    last_used_at: formatTime(session.lastUsedAt),
    current: session.id === currentId,
  };
}

/** Maps the caller of a request. */
export function toCallerView(
  { workspace, id, role }: Actor,
  { session, expiresAt }: { readonly session?: string | undefined; readonly expiresAt: Instant },
) {
  return {
    workspace,
    key_id: id,
    role,
    permissions: listActions(role),
    session_id: session ?? null,
    expires_at: expiresAt === Infinity ? null : formatTime(expiresAt),
  };
}
