import { useSignal } from "@preact/signals";
import { type RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Measures the width of an element, in pixels. It is 0 before the first measurement. */
export function useWidth<T extends HTMLElement>(): readonly [RefObject<T | null>, number] {
  const element = useRef<T>(null);
  const width = useSignal(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) {
      return undefined;
    }
    const observer = new ResizeObserver(() => {
      width.value = current.clientWidth;
    });
    width.value = current.clientWidth;
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width.value];
}
