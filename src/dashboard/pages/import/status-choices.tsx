import { type StatusCategory } from "../../../core/status/status-category.ts";
import { type Schemas } from "../../data/api.ts";
import { mayPerform } from "../../data/session.ts";
import { categoryOptions, toCategory } from "../../parts/status-categories.ts";
import { chooseCategory, choices } from "./import-state.ts";

type Status = Schemas["ImportReport"]["statuses"][number];

const shownMax = 50;

/** The statuses of the file with their categories, which decide the items that are ranked. */
export function StatusChoices({ statuses }: { readonly statuses: readonly Status[] }) {
  if (statuses.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="statuses-title">
      <h3 id="statuses-title">Statuses</h3>
      <p class="help">Items in backlog, todo and doing are open: only they are ranked.</p>
      <table class="plain-table statuses-table">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Category</th>
            <th scope="col" class="number">
              Rows
            </th>
          </tr>
        </thead>
        <tbody>
          {statuses.slice(0, shownMax).map((each) => (
            <StatusRow key={each.status} {...each} />
          ))}
        </tbody>
      </table>
      {statuses.length > shownMax && (
        <p class="help">
          The file has {(statuses.length - shownMax).toLocaleString()} further statuses. Change them
          in the settings after the import.
        </p>
      )}
    </section>
  );
}

function StatusRow({ status, category, count }: Status) {
  const chosen: StatusCategory = choices.value.categories?.[status] ?? category;
  return (
    <tr>
      <th scope="row">{status}</th>
      <td>
        <select
          class="control"
          aria-label={`Category of the status ${status}`}
          value={chosen}
          disabled={!mayPerform("statuses:write")}
          onChange={({ currentTarget }) => chooseCategory(status, toCategory(currentTarget.value))}
        >
          {categoryOptions.map(([each, text]) => (
            <option key={each} value={each}>
              {text}
            </option>
          ))}
        </select>
      </td>
      <td class="number">{count.toLocaleString()}</td>
    </tr>
  );
}
