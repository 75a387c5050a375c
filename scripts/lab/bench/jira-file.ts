import { type GeneratedItem } from "./dataset.ts";

/** The headings of a Jira export. Jira repeats a heading once per value. */
const headings = [
  ..."Summary,Issue key,Issue id,Parent,Issue Type,Status,Project key,Project name".split(","),
  ..."Project type,Project lead,Priority,Resolution,Assignee,Reporter,Creator,Created".split(","),
  ..."Updated,Last Viewed,Resolved,Due date,Votes,Labels,Labels,Labels,Description".split(","),
  ..."Environment,Watchers,Log Work,Original estimate,Remaining Estimate,Sprint,Sprint".split(","),
  ..."Inward issue link (Blocks),Custom field (Story point estimate),Custom field (Rank)".split(
    ",",
  ),
  ..."Custom field (Team),Status Category,Comment,Comment,Comment".split(","),
];

const priorities = { critical: "Highest", high: "High", medium: "Medium", low: "Lowest" } as const;

/** Formats items as the CSV export of Jira, with 40 columns and about 600 bytes per row. */
export function formatJiraFile(items: readonly GeneratedItem[]): Uint8Array {
  const ids = new Map(items.map(({ externalId }, index) => [externalId, 10_000 + index]));
  const rows = items.map((item, index) => formatRow(item, { id: 10_000 + index, ids }));
  return new TextEncoder().encode([headings.map(quote).join(","), ...rows, ""].join("\r\n"));
}

type Numbers = { readonly id: number; readonly ids: ReadonlyMap<string, number> };

function formatRow(item: GeneratedItem, { id, ids }: Numbers): string {
  const { externalId, title, type, status, priority, assignee, labels, parent, size } = item;
  const day = `${String((id % 28) + 1).padStart(2, "0")}/Nov/26 9:00 AM`;
  const comment = `${day};70121:abc;Looks good, "ship it"`;
  const parentId = parent === "" ? "" : String(ids.get(parent));
  const level = priority === undefined ? "" : priorities[priority];
  const description = `As a buyer, I want ${title}.\nIt has two lines.`;
  const points = size === undefined ? "" : size.toFixed(1);
  // oxfmt-ignore
  const cells = [
    title, externalId, String(id), parentId, type, status, "SHOP", "Shop", "software", "lead",
    level, "", assignee, "person-1", "person-2", day, day, day, "", day, String(id % 9),
    labels[0] ?? "", labels[1] ?? "", "", description, "", "3", "", "3600", "3600", "Sprint 1",
    "Sprint 2", "", points, "0|i000", "Web", "To Do", comment, comment, "",
  ];
  return cells.map(quote).join(",");
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
