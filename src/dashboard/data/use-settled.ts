import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const delayMs = 300;

/** The result of the latest request, and whether it belongs to the current inputs. */
export type Settled<T> = { readonly value: T | undefined; readonly isCurrent: boolean };

/**
 * Loads again once the key has not changed for a moment, for example while the reader types. `load`
 * must not reject.
 */
export function useSettled<T>(load: () => Promise<T>, key: string): Settled<T> {
  const settled = useSignal<{ readonly key: string; readonly value: T } | undefined>(undefined);
  useEffect(() => {
    let isOutdated = false;
    const run = async (): Promise<void> => {
      const value = await load();
      if (!isOutdated) {
        settled.value = { key, value };
      }
    };
    const timer = setTimeout(() => void run(), delayMs);
    return () => {
      isOutdated = true;
      clearTimeout(timer);
    };
  }, [key]);
  return { value: settled.value?.value, isCurrent: settled.value?.key === key };
}
