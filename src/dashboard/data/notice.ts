import { signal } from "@preact/signals";

/** A message about a change that failed after the reader went on; undefined for none. */
export const notice = signal<string | undefined>(undefined);
