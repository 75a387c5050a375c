import { signal } from "@preact/signals";
import { live } from "../data/live.ts";

/** What a screen reader announces: set it after a change that the reader did not see. */
export const announcement = signal("");

/** The polite live region of the dashboard. */
export function Announcer() {
  return (
    <p class="hidden-text" role="status" aria-live="polite">
      {announcement.value || live.value.text}
    </p>
  );
}
