import { type Person } from "../core/person.ts";
import { formatTime } from "./item-view.ts";

/** Maps a person. */
export function toPersonView({ createdAt, updatedAt, skills, ...rest }: Person) {
  return {
    ...rest,
    skills: [...skills],
    created_at: formatTime(createdAt),
    updated_at: formatTime(updatedAt),
  };
}
