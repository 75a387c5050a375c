import { type RoomStorage } from "../../src/live/room-series.ts";

/** Storage in memory that, like the real one, stores copies of values. */
export function openFakeStorage(entries = new Map<string, string>()): RoomStorage {
  return {
    get(key) {
      const text = entries.get(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    put: (key, value) => void entries.set(key, JSON.stringify(value)),
    delete: (key) => entries.delete(key),
    list: ({ prefix }) =>
      [...entries]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, text]) => [key, JSON.parse(text)]),
  };
}
