import { type Signal, useSignal } from "@preact/signals";
import { roles } from "../../../core/access.ts";
import { api, requireData } from "../../data/api.ts";
import { workspaceId } from "../../data/session.ts";
import { Choice, type ChoiceOption } from "../../parts/choice.tsx";
import { toSentence } from "../../parts/criterion-names.ts";
import { type CreatedKey, type RunKeyAction } from "./new-key.tsx";

const dayMs = 86_400_000;

/** The days until a key expires. */
const expiries: readonly ChoiceOption[] = [
  ["", "Never"],
  ["30", "In 30 days"],
  ["90", "In 90 days"],
  ["365", "In a year"],
];

/** The form that creates a key. */
export function KeyForm({ run }: { readonly run: RunKeyAction }) {
  const name = useSignal("");
  const role = useSignal("viewer");
  const days = useSignal("");
  return (
    <form
      class="key-form"
      aria-labelledby="key-form-title"
      onSubmit={(event) => {
        event.preventDefault();
        void run(async () => {
          const created = await createKey(name.value, role.value, days.value);
          name.value = "";
          return created;
        });
      }}
    >
      <h3 id="key-form-title">Create a key</h3>
      <div class="fields">
        <NameField name={name} />
        <Choice
          label="Role"
          value={role.value}
          options={roles.map((each) => [each, toSentence(each)])}
          onChange={(value) => {
            role.value = value;
          }}
        />
        <Choice
          label="Expires"
          value={days.value}
          options={expiries}
          onChange={(value) => {
            days.value = value;
          }}
        />
        <button class="control primary" type="submit">
          Create key
        </button>
      </div>
    </form>
  );
}

function NameField({ name }: { readonly name: Signal<string> }) {
  return (
    <label class="field">
      <span>Name: the person or program that uses it</span>
      <input
        value={name.value}
        required
        maxLength={100}
        autocomplete="off"
        onInput={({ currentTarget }) => {
          name.value = currentTarget.value;
        }}
      />
    </label>
  );
}

async function createKey(name: string, roleName: string, days: string): Promise<CreatedKey> {
  const role = roles.find((each) => each === roleName) ?? "viewer";
  const expiresAt = new Date(Date.now() + Number(days) * dayMs).toISOString();
  return requireData(
    await api.POST("/v1/workspaces/{workspaceId}/keys", {
      params: { path: { workspaceId: workspaceId.value } },
      body: { name: name.trim(), role, ...(days !== "" && { expires_at: expiresAt }) },
    }),
  );
}
