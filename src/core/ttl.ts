/**
 * TTLs of cached values, in seconds.
 *
 * | kind       | cached value                         | effect of expiry                            |
 * | ---------- | ------------------------------------ | ------------------------------------------- |
 * | pointer    | newest generation, in memory         | a background read refreshes it              |
 * | staleness  | the same value                       | the next reader waits for D1                |
 * | key        | owner of an API key, in memory       | the next use reads it from D1               |
 * | unknownKey | absence of an API key, in memory     | the next use reads it from D1               |
 * | colo       | an immutable value, in the Cache API | the next reader reads KV or builds it       |
 * | kv         | an immutable value, in KV            | the next reader builds it                   |
 *
 * Only the first four bound the age of a response. The key of an immutable value contains
 * everything that it depends on, so an old value is never wrong: its TTL only bounds storage.
 */
export const ttlSeconds = {
  pointer: 1,
  staleness: 2,
  key: 30,
  unknownKey: 5,
  colo: 3_600,
  kv: 7 * 86_400,
} as const;
