import { type Profile } from "./profile.ts";

/**
 * Linear: the CSV export of a view or a workspace. Labels are separated by commas, and dates are
 * written as JavaScript writes them. There is no type of issue.
 *
 * Source: https://linear.app/docs/exporting-data, and for the numbers of the priorities
 * https://linear.app/developers/graphql
 */
export const linear: Profile = {
  name: "linear",
  title: "Linear",
  source: "linear",
  signatures: [["ID", "Team", "Title", "Status", "Estimate", "Priority", "Creator"]],
  columns: {
    ID: "external_id",
    Team: "team",
    Title: "title",
    Description: "description",
    Status: "status",
    Estimate: "size",
    Priority: "priority",
    Assignee: "assignee",
    Labels: "labels",
    "Due Date": "due_date",
    "Parent issue": "parent",
    "Blocked by": "blocked_by",
    UUID: null,
    Project: null,
    Creator: null,
    "Cycle Name": null,
    Started: null,
    Completed: null,
    Canceled: null,
    Archived: null,
    "Related to": null,
    "Duplicate of": null,
    "Project Milestone": null,
    Initiatives: null,
  },
  values: {
    priority: {
      "No priority": "",
      Urgent: "critical",
      0: "",
      1: "critical",
      2: "high",
      3: "medium",
      4: "low",
    },
  },
  statusCategories: { Triage: "backlog", Duplicate: "cancelled" },
};
