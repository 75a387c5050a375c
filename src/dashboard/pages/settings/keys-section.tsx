import { useSignal } from "@preact/signals";
import { api, describeError, requireData, type Schemas } from "../../data/api.ts";
import { mayPerform, session, signOut, workspaceId } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { announcement } from "../../frame/announcer.tsx";
import { LoadedArea } from "../../frame/loaded-area.tsx";
import { Choice, type ChoiceOption } from "../../parts/choice.tsx";
import { ConfirmButton } from "../../parts/confirm-button.tsx";
import { toSentence } from "../../parts/criterion-names.ts";
import { formatTimestamp } from "../../parts/format-time.ts";
import { KeyForm } from "./key-form.tsx";
import { type CreatedKey, NewKey, type RunKeyAction } from "./new-key.tsx";

type Key = Schemas["Key"];

/** The keys of the workspace: a list, and the actions create, rotate and revoke. */
export function KeysSection() {
  const loaded = useLoaded(readKeys, []);
  const created = useSignal<CreatedKey | undefined>(undefined);
  const fault = useSignal("");
  const run = async (action: () => Promise<CreatedKey | undefined>): Promise<void> => {
    fault.value = "";
    try {
      created.value = await action();
    } catch (error) {
      fault.value = describeError(error);
    }
    loaded.reload();
  };
  return (
    <>
      <p class="help">
        A key gives a person or a program a role in this workspace. Ordinal shows it only once.
      </p>
      {created.value !== undefined && (
        <NewKey
          created={created.value}
          onClose={() => {
            created.value = undefined;
          }}
        />
      )}
      <p class="fault" role="alert">
        {fault.value}
      </p>
      <LoadedArea loaded={loaded}>{(keys) => <KeyTable keys={keys} run={run} />}</LoadedArea>
      {mayPerform("keys:write") && <KeyForm run={run} />}
    </>
  );
}

async function readKeys(): Promise<readonly Key[]> {
  const params = { path: { workspaceId: workspaceId.value } };
  return requireData(await api.GET("/v1/workspaces/{workspaceId}/keys", { params })).data;
}

function KeyTable({ keys, run }: { readonly keys: readonly Key[]; readonly run: RunKeyAction }) {
  const active = keys.filter(({ state }) => state === "active");
  const ended = keys.filter(({ state }) => state !== "active");
  return (
    <>
      <KeyRows caption="Active keys" keys={active} run={run} />
      {ended.length > 0 && (
        <details>
          <summary>
            {ended.length.toLocaleString()} revoked or expired {ended.length === 1 ? "key" : "keys"}
          </summary>
          <KeyRows caption="Revoked and expired keys" keys={ended} run={run} />
        </details>
      )}
    </>
  );
}

type KeyRowsProps = {
  readonly caption: string;
  readonly keys: readonly Key[];
  readonly run: RunKeyAction;
};

function KeyRows({ caption, keys, run }: KeyRowsProps) {
  return (
    <table class="plain-table keys">
      <caption class="hidden-text">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Name and role</th>
          <th scope="col">Use</th>
          <th scope="col">
            <span class="hidden-text">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <th scope="row">
              {key.name}
              {isOwn(key) && " (your key)"}
              <small>{toSentence(key.role)}</small>
            </th>
            <td>
              {key.last_used_at === null
                ? "Never used"
                : `Used ${formatTimestamp(key.last_used_at)}`}
              <small>Created {formatTimestamp(key.created_at)}</small>
              <small>{describeEnd(key)}</small>
            </td>
            <td>
              <div class="actions">
                {key.state === "active" && mayPerform("keys:write") && (
                  <Actions of={key} run={run} />
                )}
              </div>{" "}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isOwn({ id }: Key): boolean {
  return session.value.kind === "signed-in" && session.value.caller.key_id === id;
}

function describeEnd({ revoked_at: revoked, expires_at: expires, replaced_by: next }: Key): string {
  const suffix = next === null ? "" : ", replaced by a new key";
  if (revoked !== null) {
    return `Revoked ${formatTimestamp(revoked)}`;
  }
  return expires === null ? "Does not expire" : `Expires ${formatTimestamp(expires)}${suffix}`;
}

function Actions({ of: key, run }: { readonly of: Key; readonly run: RunKeyAction }) {
  return (
    <>
      {key.replaced_by === null && <Rotate of={key} run={run} />}
      <ConfirmButton
        text="Revoke"
        label={`Revoke the key ${key.name}`}
        question={`Revoke the key “${key.name}”?`}
        action="Revoke the key"
        onConfirm={() => void run(() => revoke(key))}
      >
        <p>
          Programs with this key stop working within a minute, and its sessions end.
          {isOwn(key) && " You are signed in with this key, so you will be signed out."}
        </p>
      </ConfirmButton>
    </>
  );
}

const overlaps: readonly ChoiceOption[] = [
  ["0", "Not at all"],
  ["1", "1 hour"],
  ["24", "1 day"],
  ["168", "1 week"],
];

function Rotate({ of: key, run }: { readonly of: Key; readonly run: RunKeyAction }) {
  const hours = useSignal("24");
  return (
    <ConfirmButton
      text="Rotate"
      label={`Rotate the key ${key.name}`}
      question={`Replace the key “${key.name}”?`}
      action="Create the new key"
      onConfirm={() => void run(() => rotate(key, Number(hours.value)))}
    >
      <p>Ordinal creates a key with the same name and role.</p>
      <Choice
        label="The old key still works for"
        value={hours.value}
        options={overlaps}
        onChange={(value) => {
          hours.value = value;
        }}
      />
    </ConfirmButton>
  );
}

async function rotate({ id: keyId }: Key, hours: number): Promise<CreatedKey> {
  return requireData(
    await api.POST("/v1/workspaces/{workspaceId}/keys/{keyId}:rotate", {
      params: { path: { workspaceId: workspaceId.value, keyId } },
      body: { overlap_hours: hours },
    }),
  );
}

async function revoke(key: Key): Promise<undefined> {
  const params = { path: { workspaceId: workspaceId.value, keyId: key.id } };
  requireData(await api.DELETE("/v1/workspaces/{workspaceId}/keys/{keyId}", { params }));
  announcement.value = `The key ${key.name} is revoked.`;
  if (isOwn(key)) {
    await signOut();
  }
}
