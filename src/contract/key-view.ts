import { type ApiKey, findKeyState } from "../core/api-key.ts";
import { type Instant } from "../core/item/item.ts";
import { formatTime } from "./item-view.ts";

/** Maps a key, with its state at an instant. */
export function toKeyView(key: ApiKey, at: Instant) {
  return {
    id: key.id,
    name: key.name,
    role: key.role,
    state: findKeyState(key, at),
    created_at: formatTime(key.createdAt),
    expires_at: formatOptionalTime(key.expiresAt),
    last_used_at: formatOptionalTime(key.lastUsedAt),
    revoked_at: formatOptionalTime(key.revokedAt),
    replaced_by: key.replacedBy ?? null,
  };
}

function formatOptionalTime(at: Instant | undefined): string | null {
  return at === undefined ? null : formatTime(at);
}
