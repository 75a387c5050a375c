import { type Profile } from "./profile.ts";

/**
 * Pivotal Tracker: the CSV exports of a project, made before the service closed in April 2025.
 * Columns such as "Owned By" and "Task" are repeated. The estimate -1 means that there is none. A
 * story is done when it is accepted; a rejected story returns to its owner.
 *
 * Source: the headings and words that `models/lib/pivotalCsvFormat.js` of
 * https://github.com/wekan/wekan documents
 */
export const pivotal: Profile = {
  name: "pivotal",
  title: "Pivotal Tracker",
  source: "pivotal",
  signatures: [
    ["Title", "Current State", "Requested By"],
    ["Story", "Story Type", "Current State"],
  ],
  columns: {
    Id: "external_id",
    Title: "title",
    Story: "title",
    Type: "type",
    "Story Type": "type",
    "Current State": "status",
    Estimate: "size",
    Priority: "priority",
    "Owned By": "assignee",
    Labels: "labels",
    Deadline: "due_date",
    Description: "description",
    Iteration: null,
    "Requested By": null,
    "Accepted at": null,
    URL: null,
    Comment: null,
    Note: null,
    Task: null,
    "Task Status": null,
    Blocker: null,
    "Blocker Status": null,
    "Pull Request": null,
    "Git Branch": null,
  },
  values: {
    type: { feature: "story", chore: "task", release: "task" },
    size: { "-1": "" },
    priority: {
      "p0 - Critical": "critical",
      "p1 - High": "high",
      "p2 - Medium": "medium",
      "p3 - Low": "low",
      none: "",
    },
  },
  statusCategories: {
    unscheduled: "backlog",
    unstarted: "todo",
    planned: "todo",
    started: "doing",
    finished: "doing",
    delivered: "doing",
    accepted: "done",
    rejected: "doing",
  },
  dateOrder: "month-first",
};
