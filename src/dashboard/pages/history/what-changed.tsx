import { useSignal } from "@preact/signals";
import { api, describeError, requireData, type Schemas } from "../../data/api.ts";
import { handleEndedSession, workspaceId } from "../../data/session.ts";
import { formatTimestamp } from "../../parts/format-time.ts";
import { listFieldChanges } from "./field-changes.ts";

/** The generations between which an item changed. */
export type GenerationRange = { readonly after: number; readonly until: number };

type WhatChangedProps = { readonly item: string; readonly range: GenerationRange };

type Change = Schemas["ItemChanges"]["data"][number];

/** The changes of an item between two rankings. It loads them when the reader opens it. */
export function WhatChanged({ item, range }: WhatChangedProps) {
  const changes = useSignal<readonly Change[] | undefined>(undefined);
  const fault = useSignal("");
  const load = async (): Promise<void> => {
    try {
      fault.value = "";
      changes.value = await loadChanges(item, range);
    } catch (error) {
      handleEndedSession(error);
      fault.value = describeError(error);
    }
  };
  return (
    <details
      class="what-changed"
      onToggle={({ currentTarget }) =>
        currentTarget.open && changes.value === undefined && void load()
      }
    >
      <summary>What changed</summary>
      {fault.value === "" ? (
        <ChangeList changes={changes.value} />
      ) : (
        <p class="fault" role="alert">
          {fault.value}
        </p>
      )}
    </details>
  );
}

function ChangeList({ changes }: { readonly changes: readonly Change[] | undefined }) {
  if (changes === undefined) {
    return <p>Loading …</p>;
  }
  const entries = changes.flatMap((change) =>
    listFieldChanges(change.fields).map((field) => ({ change, field })),
  );
  return entries.length === 0 ? (
    <p>Its fields have the same values. A value that it inherits or derives has changed.</p>
  ) : (
    <ul>
      {entries.map(({ change: { generation, actor, at }, field: { name, from, to } }) => (
        <li key={`${generation} ${name}`}>
          <b>{name}</b> {from} → {to}
          <span class="fact">
            {actor.name ?? "an unknown key"}, {formatTimestamp(Date.parse(at))}
          </span>
        </li>
      ))}
    </ul>
  );
}

async function loadChanges(
  itemId: string,
  { after, until }: GenerationRange,
): Promise<readonly Change[]> {
  const result = await api.GET("/v1/workspaces/{workspaceId}/items/{itemId}/changes", {
    params: {
      path: { workspaceId: workspaceId.value, itemId },
      query: { before: until + 1, limit: 20 },
    },
  });
  return requireData(result).data.filter(({ generation }) => generation > after);
}
