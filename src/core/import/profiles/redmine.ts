import { type Profile } from "./profile.ts";

/**
 * Redmine: the CSV export of a list of issues, with its English headings. The parent is the number
 * of an issue. Estimates are hours, and relations are sentences, so neither is read.
 *
 * Source: the headings that https://github.com/openSUSE/md2workflow writes for Redmine
 */
export const redmine: Profile = {
  name: "redmine",
  title: "Redmine",
  source: "redmine",
  signatures: [["#", "Tracker", "Subject"]],
  columns: {
    "#": "external_id",
    Tracker: "type",
    Subject: "title",
    Description: "description",
    Status: "status",
    Priority: "priority",
    Assignee: "assignee",
    "Parent task": "parent",
    "Start date": "start_date",
    "Due date": "due_date",
    Project: null,
    Author: null,
    Category: null,
    "Target version": null,
    "Estimated time": null,
    "Spent time": null,
    "% Done": null,
    "Related issues": null,
  },
};
