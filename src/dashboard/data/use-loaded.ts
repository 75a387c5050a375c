import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { describeError } from "./api.ts";
import { updateSignal } from "./live.ts";
import { handleEndedSession } from "./session.ts";

/** Data of a page. A value stays after a fault of a later request: it is then outdated. */
export type Loaded<T> = {
  /** Undefined until the first response. */
  readonly value: T | undefined;
  /** Why the last request failed, as a text for the reader. */
  readonly fault: string | undefined;
  readonly isLoading: boolean;
  readonly reload: () => void;
};

type State<T> = Pick<Loaded<T>, "value" | "fault" | "isLoading">;

type LoadOptions = {
  /** Whether a change of the backlog loads the data again; true by default. */
  readonly isLive?: boolean;
  /** Values, such as the position of a slider, that load again but keep the data until then. */
  readonly refinements?: readonly unknown[];
};

/**
 * Loads data when the inputs change, and again after each change of the backlog. The latest request
 * wins. Other inputs discard the value, so that a page never shows the data of another choice.
 */
export function useLoaded<T>(
  load: () => Promise<T>,
  inputs: readonly unknown[],
  { isLive = true, refinements = [] }: LoadOptions = {},
): Loaded<T> {
  const state = useSignal<State<T>>({ value: undefined, fault: undefined, isLoading: true });
  const latest = useRef(0);
  const update = useSignalValue(updateSignal);

  async function run(): Promise<void> {
    latest.current += 1;
    const request = latest.current;
    state.value = { ...state.value, isLoading: true };
    const next = await settle(load, state.value.value);
    if (request === latest.current) {
      state.value = next;
    }
  }

  useEffect(() => {
    state.value = { value: undefined, fault: undefined, isLoading: true };
  }, inputs);
  useEffect(() => void run(), [...inputs, ...refinements, isLive && update]);
  return { ...state.value, reload: () => void run() };
}

async function settle<T>(load: () => Promise<T>, known: T | undefined): Promise<State<T>> {
  try {
    return { value: await load(), fault: undefined, isLoading: false };
  } catch (error) {
    handleEndedSession(error);
    return { value: known, fault: describeError(error), isLoading: false };
  }
}

/** Reads a signal, and renders the component again when it changes. */
function useSignalValue<T>(signal: ReadonlySignal<T>): T {
  return signal.value;
}
