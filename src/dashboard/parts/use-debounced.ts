import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Returns a value once it has not changed for a time. The first value counts at once. */
export function useDebounced<T>(value: T, delayMs: number): T {
  const settled = useSignal(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      settled.value = value;
    }, delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled.value;
}
