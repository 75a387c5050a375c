import { vi } from "vitest";

let restore = (): void => undefined;

/** Moves `Date.now()` forward from the real time and stops it there; setup.ts restores it. */
export function advanceClock(seconds: number): void {
  restoreClock();
  const spy = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 1_000 * seconds);
  restore = () => spy.mockRestore();
}

export function restoreClock(): void {
  restore();
}
