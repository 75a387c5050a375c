import { mayPerform } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { workspace } from "../../data/workspace.ts";
import { LoadedArea } from "../../frame/loaded-area.tsx";
import { Choice } from "../../parts/choice.tsx";
import { Conflict } from "./conflict.tsx";
import { readSettings, type Settings, type SettingsPatch } from "./save-settings.ts";
import { useSettingsDraft } from "./use-settings-draft.ts";

/** The name, the default model and the allowed origins of the workspace. */
export function WorkspaceSection() {
  const loaded = useLoaded(readSettings, []);
  return (
    <LoadedArea loaded={loaded}>
      {(settings) => <WorkspaceForm settings={settings} reload={loaded.reload} />}
    </LoadedArea>
  );
}

type WorkspaceFormProps = { readonly settings: Settings; readonly reload: () => void };

function WorkspaceForm({ settings, reload }: WorkspaceFormProps) {
  const draft = useSettingsDraft(settings, reload);
  const isLocked = !mayPerform("workspace:update");
  const { conflict, fault, isChanged, isBusy } = draft;
  return (
    <form
      class="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        void draft.save();
      }}
    >
      {isLocked && <p class="help">Your role can read these settings. An admin can change them.</p>}
      <SettingsFields settings={draft.shown} isLocked={isLocked} onChange={draft.change} />
      {conflict !== undefined && (
        <Conflict result={conflict} onKeep={draft.overwrite} onDiscard={draft.discard} />
      )}
      <p class="fault" role="alert">
        {fault}
      </p>
      {!isLocked && (
        <p class="buttons">
          <button class="control primary" type="submit" disabled={!isChanged || isBusy}>
            Save
          </button>
          {isChanged && (
            <button class="control" type="button" onClick={draft.discard}>
              Discard the changes
            </button>
          )}
        </p>
      )}
    </form>
  );
}

type SettingsFieldsProps = {
  readonly settings: Omit<Settings, "etag">;
  readonly isLocked: boolean;
  readonly onChange: (patch: SettingsPatch) => void;
};

function SettingsFields({ settings, isLocked, onChange }: SettingsFieldsProps) {
  const models = workspace.value?.models ?? [];
  const isListed = models.some(({ id }) => id === settings.default_model);
  return (
    <>
      <label class="field">
        <span>Name</span>
        <input
          value={settings.name}
          required
          maxLength={100}
          disabled={isLocked}
          onInput={({ currentTarget }) => onChange({ name: currentTarget.value })}
        />
      </label>
      <Choice
        label="Default model: ranks the backlog unless a page chooses another one"
        value={settings.default_model}
        options={[
          ...(isListed ? [] : [[settings.default_model, settings.default_model] as const]),
          ...models.map(({ id, name }) => [id, name] as const),
        ]}
        disabled={isLocked}
        onChange={(id) => onChange({ default_model: id })}
      />
      <label class="field">
        <span>Allowed origins: web pages that may call the API with a key, one per line</span>
        <textarea
          rows={3}
          value={settings.allowed_origins.join("\n")}
          placeholder="https://backlog.example"
          spellcheck={false}
          disabled={isLocked}
          onChange={({ currentTarget }) =>
            onChange({ allowed_origins: listLines(currentTarget.value) })
          }
        />
      </label>
    </>
  );
}

function listLines(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
