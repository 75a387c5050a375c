import { type SaveResult, type SettingsPatch } from "./save-settings.ts";

const names: Readonly<Record<keyof SettingsPatch, string>> = {
  name: "name",
  default_model: "default model",
  allowed_origins: "allowed origins",
};

type ConflictProps = {
  readonly result: SaveResult;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
};

/** The settings that someone else has changed in the meantime, with the choice between both. */
export function Conflict({ result: { settings, conflicts }, onKeep, onDiscard }: ConflictProps) {
  return (
    <div class="conflict" role="alert">
      <p>Your change is not saved, because these settings have changed since you opened them:</p>
      <ul>
        {conflicts.map((name) => (
          <li key={name}>
            The {names[name]} is now <b>{String(settings[name]) || "empty"}</b>.
          </li>
        ))}
      </ul>
      <p class="buttons">
        <button class="control" type="button" onClick={onDiscard}>
          Keep the current settings
        </button>
        <button class="control" type="button" onClick={onKeep}>
          Save mine instead
        </button>
      </p>
    </div>
  );
}
