import { toSentence } from "../../parts/criterion-names.ts";
import { navigate, toHref } from "../../router.ts";
import { type ModelKind, modelKinds } from "./model-kinds.ts";

type KindChoiceProps = { readonly kind: ModelKind; readonly preset: string | undefined };

/** The kind of a new model and its preset, which determine the rest of the form. */
export function KindChoice({ kind, preset }: KindChoiceProps) {
  return (
    <div class="field-row">
      <label class="field">
        <span>Kind</span>
        <select
          class="control"
          value={kind.kind}
          onChange={({ currentTarget }) => open(currentTarget.value)}
        >
          {modelKinds
            .filter(({ isEditable }) => isEditable)
            .map((each) => (
              <option key={each.kind} value={each.kind}>
                {each.title}
              </option>
            ))}
        </select>
      </label>
      {kind.presets.size > 0 && (
        <label class="field">
          <span>Preset</span>
          <select
            class="control"
            value={preset ?? "default"}
            onChange={({ currentTarget }) => open(kind.kind, currentTarget.value)}
          >
            {[...kind.presets.keys()].map((name) => (
              <option key={name} value={name}>
                {toSentence(name)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function open(kind: string, preset?: string): void {
  navigate(toHref("/models", { new: kind, preset }), { isReplacement: true });
}
