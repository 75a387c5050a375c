import { useSignal } from "@preact/signals";
import { describeError } from "../../data/api.ts";
import { loadWorkspace } from "../../data/workspace.ts";
import { announcement } from "../../frame/announcer.tsx";
import {
  isEqual,
  type SaveResult,
  saveSettings,
  type Settings,
  type SettingsPatch,
} from "./save-settings.ts";

type DraftState = {
  readonly patch: SettingsPatch;
  /** The settings that the reader saw when the first change was made. */
  readonly seen?: Settings | undefined;
  /** Why the last save failed; empty if it did not. */
  readonly fault: string;
  readonly conflict?: SaveResult | undefined;
  readonly isBusy: boolean;
};

const noDraft: DraftState = { patch: {}, fault: "", isBusy: false };

/** The changes of a reader to the settings. They stay while the settings are loaded again. */
export function useSettingsDraft(settings: Settings, reload: () => void) {
  const state = useSignal(noDraft);
  const { patch, seen = settings, fault, conflict, isBusy } = state.value;

  async function save(base: Settings): Promise<void> {
    state.value = { ...state.value, fault: "", conflict: undefined, isBusy: true };
    try {
      const result = await saveSettings(base, patch);
      const isSaved = result.conflicts.length === 0;
      state.value = isSaved ? noDraft : { ...state.value, conflict: result, isBusy: false };
      announcement.value = isSaved ? "The settings are saved." : "";
      reload();
      await loadWorkspace();
    } catch (error) {
      state.value = { ...state.value, fault: describeError(error), isBusy: false };
    }
  }

  return {
    shown: { ...settings, ...patch },
    isChanged: Object.keys(patch).length > 0,
    fault,
    conflict,
    isBusy,
    change: (changes: SettingsPatch): void => {
      const merged = dropEqual({ ...patch, ...changes }, seen);
      state.value = { ...state.value, patch: merged, seen, fault: "" };
    },
    discard: (): void => {
      state.value = noDraft;
    },
    save: () => save(seen),
    /** Saves the draft over the settings that someone else has changed. */
    overwrite: () => void save(conflict?.settings ?? settings),
  };
}

/** Leaves out the values that the reader has changed back. */
function dropEqual(patch: SettingsPatch, seen: Settings): SettingsPatch {
  const { name, default_model: model, allowed_origins: origins } = patch;
  return {
    ...(name !== undefined && !isEqual(name, seen.name) && { name }),
    ...(model !== undefined && !isEqual(model, seen.default_model) && { default_model: model }),
    ...(origins !== undefined &&
      !isEqual([...origins], seen.allowed_origins) && { allowed_origins: origins }),
  };
}
