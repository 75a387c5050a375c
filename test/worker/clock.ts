import { afterEach, vi } from "vitest";

let restore = (): void => undefined;

/** As if so many seconds had passed, until the test ends. */
export function letSecondsPass(seconds: number): void {
  restoreClock();
  const spy = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 1_000 * seconds);
  restore = () => spy.mockRestore();
}

/** The clock is right again. */
export function restoreClock(): void {
  restore();
}

afterEach(restoreClock);
