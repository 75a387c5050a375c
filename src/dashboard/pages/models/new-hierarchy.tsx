import { useSignal } from "@preact/signals";
import { api, requireData, type Schemas } from "../../data/api.ts";
import { handleEndedSession, workspaceId } from "../../data/session.ts";
import { navigate, toHref } from "../../router.ts";
import { listFaults } from "./check-draft.ts";
import { type DraftFault } from "./draft.ts";
import { FaultList } from "./fault-list.tsx";
import { KeySuggestions, keySuggestionsId } from "./key-suggestions.tsx";
import { ViewHeading } from "./view-heading.tsx";

type Row = { readonly key: string; readonly category: string };

const emptyRow: Row = { key: "", category: "" };

/** The form for a new hierarchy: its criteria, alone or in categories. */
export function NewHierarchy() {
  const name = useSignal("");
  const rows = useSignal<readonly Row[]>([emptyRow, emptyRow, emptyRow]);
  const faults = useSignal<readonly DraftFault[]>([]);

  async function create(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    try {
      const id = await createHierarchy(name.value.trim(), rows.value);
      navigate(toHref("/models", { hierarchy: id }));
    } catch (error) {
      handleEndedSession(error);
      faults.value = listFaults(error);
    }
  }

  return (
    <>
      <ViewHeading>New comparison</ViewHeading>
      <form class="editor-fields new-hierarchy" onSubmit={(event) => void create(event)}>
        <p class="help">
          Compare criteria in pairs instead of choosing weights (AHP). List two to ten criteria.
          With more, give each one a category: judges then compare the categories, and the criteria
          of each category.
        </p>
        <label class="field">
          <span>Name</span>
          <input
            value={name.value}
            required
            maxLength={100}
            onInput={({ currentTarget }) => {
              name.value = currentTarget.value;
            }}
          />
        </label>
        <RowFields
          rows={rows.value}
          onChange={(change) => {
            rows.value = change(rows.value);
          }}
        />
        <div role="alert">
          <FaultList faults={faults.value} />
        </div>
        <button class="control primary" type="submit">
          Start to compare
        </button>
      </form>
    </>
  );
}

type RowFieldsProps = {
  readonly rows: readonly Row[];
  /** Called with a change of the current rows, which may be newer than the rendered ones. */
  readonly onChange: (change: (current: readonly Row[]) => readonly Row[]) => void;
};

function RowFields({ rows, onChange }: RowFieldsProps) {
  const set = (index: number, part: Partial<Row>): void =>
    onChange((current) => current.with(index, { ...(current[index] ?? emptyRow), ...part }));
  return (
    <fieldset>
      <legend>Criteria</legend>
      {rows.map((row, index) => (
        <div class="gate" key={index}>
          <input
            class="mono"
            value={row.key}
            list={keySuggestionsId}
            required
            pattern="[a-z][a-z0-9_]*"
            title="Lower-case letters, digits and _"
            placeholder="customer_value"
            aria-label={`Criterion ${index + 1}`}
            onInput={({ currentTarget }) => set(index, { key: currentTarget.value })}
          />
          <input
            class="mono"
            value={row.category}
            pattern="[a-z][a-z0-9_]*"
            title="Lower-case letters, digits and _"
            placeholder="category (optional)"
            aria-label={`Category of criterion ${index + 1}`}
            onInput={({ currentTarget }) => set(index, { category: currentTarget.value })}
          />
          <button
            class="control"
            type="button"
            aria-label={`Remove criterion ${index + 1}`}
            onClick={() => onChange((current) => current.toSpliced(index, 1))}
          >
            ×
          </button>
        </div>
      ))}
      <button
        class="control"
        type="button"
        onClick={() => onChange((current) => [...current, emptyRow])}
      >
        Add criterion
      </button>
      <KeySuggestions />
    </fieldset>
  );
}

async function createHierarchy(name: string, rows: readonly Row[]): Promise<string> {
  const params = { path: { workspaceId: workspaceId.value } };
  const body = { name, ...toOutlineRequest(rows) };
  const result = await api.POST("/v1/workspaces/{workspaceId}/hierarchies", { params, body });
  return requireData(result).id;
}

/** Groups the criteria by category, if there is one. */
function toOutlineRequest(
  rows: readonly Row[],
): Pick<Schemas["NewHierarchy"], "criteria" | "categories"> {
  const hasCategories = rows.some(({ category }) => category !== "");
  const groups = Map.groupBy(rows, ({ category }) => category || "other");
  return hasCategories
    ? {
        categories: [...groups].map(([key, members]) => ({
          key,
          criteria: members.map((member) => ({ key: member.key })),
        })),
      }
    : { criteria: rows.map(({ key }) => ({ key })) };
}
