import { itemFieldNames, ratingPrefix } from "../../../core/item/item-columns.ts";
import { type Schemas } from "../../data/api.ts";
import { workspace } from "../../data/workspace.ts";
import { toSentence } from "../../parts/criterion-names.ts";
import { changeChoices, choices } from "./import-state.ts";

type Report = Schemas["ImportReport"];
type Column = Report["columns"][number];

/** The columns of the file with the fields that they set. Another field repeats the dry run. */
export function ColumnsTable({ report }: { readonly report: Report }) {
  const read = report.columns.filter(({ targets }) => targets.length > 0);
  const ignored = report.columns.filter(({ targets }) => targets.length === 0);
  const hidden = report.column_count - report.columns.reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-labelledby="columns-title">
      <h3 id="columns-title">
        Columns
        {choices.value.columns !== undefined && (
          <button
            class="control"
            type="button"
            onClick={() => void changeChoices({ columns: undefined })}
          >
            Reset the columns
          </button>
        )}
      </h3>
      <Rows columns={read} caption="Columns that are read" />
      {ignored.length > 0 && (
        <details open={ignored.length <= 8}>
          <summary>
            {ignored.length === 1
              ? "1 column is not read"
              : `${ignored.length.toLocaleString()} columns are not read`}
          </summary>
          <Rows columns={ignored} caption="Columns that are not read" />
        </details>
      )}
      {hidden > 0 && <p class="help">The file has {hidden.toLocaleString()} further columns.</p>}
    </section>
  );
}

type RowsProps = { readonly columns: readonly Column[]; readonly caption: string };

function Rows({ columns, caption }: RowsProps) {
  return (
    <table class="plain-table columns-table">
      <caption class="hidden-text">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Field</th>
          <th scope="col" class="wide">
            Samples
          </th>
          <th scope="col" class="number">
            Understood
          </th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <ColumnRow key={column.column} column={column} />
        ))}
      </tbody>
    </table>
  );
}

function ColumnRow({ column }: { readonly column: Column }) {
  const { column: heading, count, targets, samples, values, understood, note } = column;
  const isPartial = targets.length > 0 && understood < values;
  return (
    <tr class={targets.length === 0 ? "ignored" : undefined}>
      <th scope="row">
        {heading === "" ? "(no heading)" : heading}
        {count > 1 && ` × ${count}`}
        <small class="narrow">{samples[0]}</small>
      </th>
      <td>
        <TargetChoice heading={heading} targets={targets} />
        {note !== undefined && <small>{note}</small>}
      </td>
      <td class="wide samples">{samples.join(" · ")}</td>
      <td class={isPartial ? "number bad" : "number"}>
        {targets.length > 0
          ? `${understood.toLocaleString()} of ${values.toLocaleString()}`
          : values.toLocaleString()}
      </td>
    </tr>
  );
}

/** The choice of the field that a column sets. A column without a heading cannot be chosen. */
function TargetChoice({
  heading,
  targets,
}: {
  readonly heading: string;
  readonly targets: readonly string[];
}) {
  const value = targets.join("+");
  const isKnown = targets.length === 0 || (targets.length === 1 && isListed(value));
  return (
    <select
      class="control"
      aria-label={`Field of the column ${heading}`}
      value={value}
      disabled={heading === ""}
      onChange={({ currentTarget }) => {
        const chosen = currentTarget.value;
        const columns = { ...choices.value.columns, [heading]: chosen === "" ? [] : [chosen] };
        void changeChoices({ columns });
      }}
    >
      <option value="">Not read</option>
      {!isKnown && <option value={value}>{targets.map(formatTarget).join(", ")}</option>}
      <optgroup label="Fields">
        {itemFieldNames.map((field) => (
          <option key={field} value={field}>
            {formatTarget(field)}
          </option>
        ))}
        <option value="id">Ordinal’s id</option>
      </optgroup>
      <optgroup label="Criteria">
        {listCriteria().map(([key, name]) => (
          <option key={key} value={ratingPrefix + key}>
            {name}
          </option>
        ))}
      </optgroup>
    </select>
  );
}

function isListed(target: string): boolean {
  const fields: readonly string[] = [...itemFieldNames, "id"];
  return fields.includes(target) || listCriteria().some(([key]) => ratingPrefix + key === target);
}

const fieldTexts: Readonly<Record<string, string>> = {
  id: "Ordinal’s id",
  external_id: "Id in the tracker",
  alias: "another id of the tracker",
  blocked_by: "Blocked by",
};

function formatTarget(target: string): string {
  return fieldTexts[target] ?? toSentence(target.replace(ratingPrefix, ""));
}

/** Lists the criteria of all models of the workspace, by name. */
function listCriteria(): readonly (readonly [key: string, name: string])[] {
  const criteria = (workspace.value?.models ?? []).flatMap((model) => model.criteria);
  const names = new Map(criteria.map(({ key }) => [key, toSentence(key)]));
  return [...names].toSorted(([, a], [, b]) => a.localeCompare(b));
}
