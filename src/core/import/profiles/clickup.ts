import { type Profile } from "./profile.ts";

/**
 * ClickUp: the CSV export of a workspace. Dates are milliseconds since 1970. Lists are written in
 * brackets without quotes: "[Ana Lee, Bo Chen]". Time estimates are milliseconds, not points.
 *
 * Source: the headings and words that `models/lib/clickupCsvFormat.js` of
 * https://github.com/wekan/wekan documents
 */
export const clickup: Profile = {
  name: "clickup",
  title: "ClickUp",
  source: "clickup",
  signatures: [
    ["Task ID", "Task Name", "List Name"],
    ["Task ID", "Task Name", "Task Content"],
    ["Task ID", "Task Name", "Space Name"],
  ],
  columns: {
    "Task ID": "external_id",
    "Task Name": "title",
    "Task Content": "description",
    "Task Type": "type",
    Status: "status",
    Priority: "priority",
    Assignees: "assignee",
    Tags: "labels",
    "Sprint Points": "size",
    "Start Date": "start_date",
    "Due Date": "due_date",
    "Parent ID": "parent",
    "Task Custom ID": null,
    "Task Link": null,
    "Subtask IDs": null,
    "List Name": null,
    "Folder Name/Path": null,
    "Space Name": null,
    "Time Estimated": null,
    "Time Spent": null,
    Checklists: null,
    Comments: null,
    "Assigned Comments": null,
    Attachments: null,
  },
  values: {
    type: { Milestone: "task" },
    priority: { 1: "critical", 2: "high", 3: "medium", 4: "low" },
  },
  hasBracketedLists: true,
};
