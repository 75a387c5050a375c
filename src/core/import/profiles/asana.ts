import { type Profile } from "./profile.ts";

/**
 * Asana: the CSV and JSON exports of a project. The section is the status of a task that is not
 * completed. A subtask names its parent by title. Dependencies are titles as well, separated by
 * commas, so they are not read.
 *
 * Source: https://developers.asana.com/reference/tasks for the keys of JSON; for CSV, the headings
 * that several public importers of Asana's exports read
 */
export const asana: Profile = {
  name: "asana",
  title: "Asana",
  source: "asana",
  signatures: [
    ["Task ID", "Name", "Section/Column"],
    ["Task ID", "Created At", "Completed At", "Last Modified", "Name"],
    ["gid", "name", "resource_type"],
  ],
  columns: {
    "Task ID": "external_id",
    gid: "external_id",
    Name: "title",
    Notes: "description",
    "Section/Column": "status",
    Assignee: "assignee",
    "Start Date": "start_date",
    start_on: "start_date",
    "Due Date": "due_date",
    due_on: "due_date",
    Tags: "labels",
    "Parent task": "parent",
    parent: "parent",
    "Assignee Email": null,
    assignee_status: null,
    Projects: null,
    memberships: null,
    resource_type: null,
    "Blocked By (Dependencies)": null,
    "Blocking (Dependencies)": null,
    "Blocking (Dependents)": null,
    dependencies: null,
  },
  completion: { columns: ["Completed At", "completed"], status: "Completed" },
  aliases: ["Name"],
};
