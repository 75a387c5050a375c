import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type Judgement } from "../../../core/ahp/judgements.ts";
import { describeError } from "../../data/api.ts";
import { handleEndedSession } from "../../data/session.ts";
import { saveJudgements } from "./load-hierarchy.ts";

const delayMs = 400;

export type Autosave = {
  /** Whether the judgements are saved, as a text for the reader. */
  readonly text: string;
  readonly isFailed: boolean;
  /** Saves judgements that have not been saved yet. Throws if the server rejects them. */
  readonly flush: () => Promise<void>;
};

/** Saves the judgements of a judge a moment after each change. */
export function useAutosave(
  hierarchyId: string,
  judge: string,
  judgements: readonly Judgement[],
): Autosave {
  const saved = useRef(judgements);
  const state = useSignal({ text: "Changes are saved at once.", isFailed: false });

  async function flush(): Promise<void> {
    if (saved.current === judgements) {
      return;
    }
    state.value = { text: "Saving …", isFailed: false };
    try {
      await saveJudgements(hierarchyId, judge, judgements);
      saved.current = judgements;
      state.value = { text: "Saved.", isFailed: false };
    } catch (error) {
      handleEndedSession(error);
      state.value = { text: `Not saved: ${describeError(error)}`, isFailed: true };
      throw error;
    }
  }

  useEffect(() => {
    // A failure is shown as text.
    const timer = setTimeout(() => void flush().catch(() => undefined), delayMs);
    return () => clearTimeout(timer);
  }, [judgements]);
  return { ...state.value, flush };
}
