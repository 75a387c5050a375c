import { useSignal } from "@preact/signals";
import { api, requireData, type Schemas } from "../../data/api.ts";
import { handleEndedSession, workspaceId } from "../../data/session.ts";
import { useSettled } from "../../data/use-settled.ts";
import { loadWorkspace, type WorkspaceInfo } from "../../data/workspace.ts";
import { announcement } from "../../frame/announcer.tsx";
import { toModelId } from "../../parts/model-id.ts";
import { navigate, query, toHref } from "../../router.ts";
import { checkDraft, listFaults } from "./check-draft.ts";
import { CheckPanel } from "./check-panel.tsx";
import { CriteriaEditor } from "./criteria-editor.tsx";
import { createDraft, type Draft, type DraftFault, reviseDraft, toRequest } from "./draft.ts";
import { FormulaField } from "./formula-field.tsx";
import { GatesEditor } from "./gates-editor.tsx";
import { KindChoice } from "./kind-choice.tsx";
import { MissingEditor } from "./missing-editor.tsx";
import { findKind, type ModelKind } from "./model-kinds.ts";
import { ViewHeading } from "./view-heading.tsx";

type ModelEditorProps = {
  /** The kind of a new model; null for a new revision. */
  readonly kind: string | null;
  /** The model to revise; undefined for a new one. */
  readonly source: Schemas["Model"] | undefined;
  readonly info: WorkspaceInfo;
};

/** The form for a new model, or for the next revision of a model. */
export function ModelEditor({ kind: kindName, source, info }: ModelEditorProps) {
  const kind = findKind(source?.kind ?? kindName ?? "");
  if (kind === undefined || !kind.isEditable) {
    return (
      <>
        <ViewHeading>New model</ViewHeading>
        <p class="note">There is no kind of model “{kindName}” that this form can edit.</p>
      </>
    );
  }
  return <EditorForm kind={kind} source={source} info={info} />;
}

type EditorFormProps = Omit<ModelEditorProps, "kind"> & { readonly kind: ModelKind };

function EditorForm({ kind, source, info }: EditorFormProps) {
  const preset = query.value.get("preset") ?? undefined;
  const draft = useSignal(source === undefined ? createDraft(kind, preset) : reviseDraft(source));
  const saving = useSaving(source);
  const request = toRequest(draft.value);
  const check = useSettled(() => checkDraft(request), JSON.stringify(request));
  const change = (part: Partial<Draft>): void => {
    draft.value = { ...draft.value, ...part };
  };
  return (
    <>
      <ViewHeading>
        {source === undefined ? `New model: ${kind.title}` : `New revision of ${source.name}`}
      </ViewHeading>
      <form class="editor" onSubmit={(event) => void saving.save(event, draft.value)}>
        <div class="editor-fields">
          <p class="formula">{kind.isFormula ? "score = your expression" : kind.formula}</p>
          {source === undefined && <KindChoice kind={kind} preset={preset} />}
          <NameField draft={draft.value} source={source} info={info} onChange={change} />
          {kind.isFormula && (
            <FormulaField
              expression={draft.value.expression}
              faults={check.value?.kind === "invalid" ? check.value.faults : []}
              onChange={(expression) => change({ expression })}
            />
          )}
          <CriteriaEditor kind={kind} draft={draft.value} onChange={change} />
          <MissingEditor kind={kind} draft={draft.value} onChange={change} />
          <GatesEditor draft={draft.value} onChange={change} />
        </div>
        <div class="editor-side">
          <CheckPanel check={check} saveFaults={saving.faults} />
          <button class="control primary" type="submit" disabled={saving.isBusy}>
            {source === undefined ? "Save model" : `Save revision ${source.revision + 1}`}
          </button>
        </div>
      </form>
    </>
  );
}

/** Saves a draft, and keeps the reasons if the API rejects it. */
function useSaving(source: Schemas["Model"] | undefined) {
  const state = useSignal<{ readonly isBusy: boolean; readonly faults: readonly DraftFault[] }>({
    isBusy: false,
    faults: [],
  });
  async function save(event: SubmitEvent, draft: Draft): Promise<void> {
    event.preventDefault();
    state.value = { isBusy: true, faults: [] };
    try {
      await saveDraft(draft, source);
    } catch (error) {
      handleEndedSession(error);
      state.value = { isBusy: false, faults: listFaults(error) };
    }
  }
  return { ...state.value, save };
}

type NameFieldProps = Pick<EditorFormProps, "source" | "info"> & {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
};

function NameField({ draft, source, info, onChange }: NameFieldProps) {
  const id = source?.id ?? toModelId(draft.name);
  const isTaken = source === undefined && info.models.some((model) => model.id === id);
  return (
    <label class="field">
      <span>Name</span>
      <input
        value={draft.name}
        required
        maxLength={100}
        onInput={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <small>
        {draft.name.trim() === "" ? "The id follows from the name." : `Its id is ${id}.`}
        {isTaken && " A model with this id exists: choose another name."}
      </small>
    </label>
  );
}

/** Creates the model or its next revision, and shows it. */
async function saveDraft(draft: Draft, source: Schemas["Model"] | undefined): Promise<void> {
  const body = { ...toRequest(draft), name: draft.name.trim() };
  const path = { workspaceId: workspaceId.value };
  const saved =
    source === undefined
      ? requireData(
          await api.POST("/v1/workspaces/{workspaceId}/models", {
            params: { path },
            body: { ...body, id: toModelId(draft.name) },
          }),
        )
      : requireData(
          await api.POST("/v1/workspaces/{workspaceId}/models/{modelId}", {
            params: { path: { ...path, modelId: source.id } },
            headers: { "if-match": `"${source.revision}"` },
            body,
          }),
        );
  await loadWorkspace();
  announcement.value = `Saved ${saved.name}, revision ${saved.revision}.`;
  navigate(toHref("/models", { model: saved.id }));
}
