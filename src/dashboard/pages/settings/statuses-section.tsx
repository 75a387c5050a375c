import { useSignal } from "@preact/signals";
import { statusCategories, type StatusCategory } from "../../../core/status/status-category.ts";
import { api, ApiProblem, describeError, requireData, type Schemas } from "../../data/api.ts";
import { mayPerform, workspaceId } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { loadWorkspace } from "../../data/workspace.ts";
import { announcement } from "../../frame/announcer.tsx";
import { LoadedArea } from "../../frame/loaded-area.tsx";
import { categoryOptions, toCategory } from "../../parts/status-categories.ts";

type Status = Schemas["StatusList"]["data"][number];

type StatusList = { readonly statuses: readonly Status[]; readonly etag: string };

/** The statuses of the items, and the categories that decide which items are open. */
export function StatusesSection() {
  const loaded = useLoaded(readStatuses, []);
  return (
    <LoadedArea loaded={loaded}>
      {(list) => <StatusTable list={list} reload={loaded.reload} />}
    </LoadedArea>
  );
}

async function readStatuses(): Promise<StatusList> {
  const params = { path: { workspaceId: workspaceId.value } };
  const result = await api.GET("/v1/workspaces/{workspaceId}/statuses", { params });
  const { data: statuses } = requireData(result);
  return { statuses, etag: result.response.headers.get("etag") ?? "*" };
}

type StatusTableProps = { readonly list: StatusList; readonly reload: () => void };

function StatusTable({ list, reload }: StatusTableProps) {
  const fault = useSignal("");
  const assign = async (status: Status, category: StatusCategory | null): Promise<void> => {
    fault.value = "";
    try {
      fault.value = await saveCategory(list, status, category);
      announcement.value = fault.value === "" ? `The category of ${status.status} is saved.` : "";
      await loadWorkspace();
    } catch (error) {
      fault.value = describeError(error);
    }
    reload();
  };
  if (list.statuses.length === 0) {
    return <p class="help">No item has a status yet. Statuses appear here after an import.</p>;
  }
  return (
    <>
      <p class="help">
        Items in backlog, to do and doing are open: only they are ranked. “Automatic” follows the
        words of the status.
      </p>
      <Totals statuses={list.statuses} />
      <p class="fault" role="alert">
        {fault.value}
      </p>
      <table class="plain-table statuses">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Category</th>
            <th scope="col" class="number">
              Items
            </th>
          </tr>
        </thead>
        <tbody>
          {list.statuses.map((each) => (
            <StatusRow key={each.status} status={each} onAssign={assign} />
          ))}
        </tbody>
      </table>
    </>
  );
}

type StatusRowProps = {
  readonly status: Status;
  readonly onAssign: (status: Status, category: StatusCategory | null) => Promise<void>;
};

function StatusRow({ status, onAssign }: StatusRowProps) {
  const { status: name, category, is_assigned: isAssigned, count } = status;
  const text = categoryOptions.find(([each]) => each === category)?.[1] ?? category;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <select
          class="control"
          aria-label={`Category of the status ${name}`}
          value={isAssigned ? category : ""}
          disabled={!mayPerform("statuses:write")}
          onChange={({ currentTarget: { value } }) =>
            void onAssign(status, value === "" ? null : toCategory(value))
          }
        >
          <option value="">{isAssigned ? "Automatic" : `Automatic: ${text}`}</option>
          {categoryOptions.map(([each, label]) => (
            <option key={each} value={each}>
              {label}
            </option>
          ))}
        </select>
      </td>
      <td class="number">{count.toLocaleString()}</td>
    </tr>
  );
}

/** The number of items of each category. */
function Totals({ statuses }: { readonly statuses: readonly Status[] }) {
  return (
    <dl class="totals">
      {statusCategories.map((category) => (
        <div key={category}>
          <dt>{categoryOptions.find(([each]) => each === category)?.[1]}</dt>
          <dd>{sumCounts(statuses, category).toLocaleString()}</dd>
        </div>
      ))}
    </dl>
  );
}

function sumCounts(statuses: readonly Status[], category: StatusCategory): number {
  const own = statuses.filter((status) => status.category === category);
  return own.reduce((sum, { count }) => sum + count, 0);
}

/**
 * Saves the category of a status if it is still the one that the reader saw. Every write to the
 * backlog changes the version of the list. Returns a text if someone else has changed the category.
 */
async function saveCategory(
  { etag }: Pick<StatusList, "etag">,
  seen: Status,
  category: StatusCategory | null,
): Promise<string> {
  const result = await api.PATCH("/v1/workspaces/{workspaceId}/statuses", {
    params: { path: { workspaceId: workspaceId.value }, header: { "If-Match": etag } },
    body: { categories: { [seen.status]: category } },
  });
  try {
    requireData(result);
    return "";
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 412)) {
      throw error;
    }
  }
  const { statuses, etag: newEtag } = await readStatuses();
  const current = statuses.find(({ status }) => status === seen.status);
  return current === undefined || isSame(current, seen)
    ? saveCategory({ etag: newEtag }, seen, category)
    : describeConflict(current);
}

function isSame(a: Status, b: Status): boolean {
  return a.category === b.category && a.is_assigned === b.is_assigned;
}

function describeConflict({ status, category }: Status): string {
  const text = categoryOptions.find(([each]) => each === category)?.[1] ?? category;
  return (
    `Someone else has given “${status}” the category “${text}”. Your change is not saved. ` +
    "Choose again if the status needs another category."
  );
}
