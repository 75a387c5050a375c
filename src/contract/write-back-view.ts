import { type Item, type ItemType } from "../core/item/item.ts";
import { escapeFormula, formatCsvLine } from "./csv.ts";
import { type AzureProcess, type ExportTarget } from "./export.ts";

/** An item with its rank, and its score and category if it has a score. */
type RankedRow = {
  readonly item: Item;
  readonly rank: number;
  readonly score?: number;
  readonly category?: string;
  readonly better?: number;
  readonly worse?: number;
};

/** The receiver of a file with ranks; `process` names the types of Azure DevOps. */
export type WriteBack = {
  readonly target: ExportTarget;
  readonly process: AzureProcess;
  /** The kind of the model. */
  readonly kind: string;
};

/** Formats the header line of a file with ranks. */
export function formatRankHeader(writeBack: WriteBack): string {
  const coefficients = hasBetterWorse(writeBack) ? ["better", "worse"] : [];
  return formatCsvLine([...columns[writeBack.target], ...coefficients]);
}

/** Formats a ranked item as a line of CSV with the columns of the receiver. */
export function formatRankRow(row: RankedRow, writeBack: WriteBack): string {
  const { item, rank, score, category = "", better, worse } = row;
  const names = formatNames[writeBack.target](item, writeBack.process);
  const coefficients = hasBetterWorse(writeBack) ? [formatCell(better), formatCell(worse)] : [];
  return formatCsvLine([...names, String(rank), formatCell(score), category, ...coefficients]);
}

/** Returns whether the file has the coefficients of satisfaction. Trackers have no such fields. */
function hasBetterWorse({ target, kind }: WriteBack): boolean {
  return target === "csv" && kind === "kano";
}

function formatCell(number: number | undefined): string {
  return number === undefined ? "" : String(number);
}

/** Names of custom fields. Jira's importer accepts no punctuation in headings. */
const rankFields = ["Ordinal Rank", "Ordinal Score", "Ordinal Category"] as const;

/**
 * The columns of each receiver, which begin with those that its importer requires to update items.
 *
 * Sources: support.atlassian.com, "Create issues using the CSV importer"; learn.microsoft.com,
 * "Bulk import or update work items using CSV files".
 */
const columns: Readonly<Record<ExportTarget, readonly string[]>> = {
  jira: ["Issue key", "Summary", ...rankFields],
  "azure-devops": ["ID", "Work Item Type", "Title", "State", ...rankFields],
  csv: ["id", "external_id", "source", "title", "rank", "score", "category"],
};

/** Formats the cells of each receiver before the rank. */
const formatNames: Readonly<Record<ExportTarget, (item: Item, process: AzureProcess) => string[]>> =
  {
    jira: ({ externalId, title }) => [escapeFormula(externalId), escapeFormula(title)],
    "azure-devops": ({ externalId, type, title, status }, process) => [
      escapeFormula(externalId),
      workItemTypes[process][type],
      escapeFormula(title),
      escapeFormula(status),
    ],
    csv: ({ id, externalId, source, title }) => [
      id,
      escapeFormula(externalId),
      escapeFormula(source),
      escapeFormula(title),
    ],
  };

const agileTypes = {
  initiative: "Epic",
  project: "Epic",
  epic: "Epic",
  feature: "Feature",
  story: "User Story",
  task: "Task",
  bug: "Bug",
} as const;

/** The type of work item for each type of item. */
const workItemTypes: Readonly<Record<AzureProcess, Readonly<Record<ItemType, string>>>> = {
  agile: agileTypes,
  scrum: { ...agileTypes, story: "Product Backlog Item" },
  cmmi: { ...agileTypes, story: "Requirement" },
  basic: { ...agileTypes, feature: "Issue", story: "Issue", bug: "Issue" },
};
