import { type Profile } from "./profile.ts";

/**
 * Plane: the CSV and JSON exports of projects, whose headings are equal. The id consists of the
 * project's identifier and the number ("WEB-12"). Relations are an object as text, so they are not
 * read.
 *
 * Source: `apps/api/plane/utils/exporters/schemas/issue.py` and, for older versions,
 * `apiserver/plane/bgtasks/export_task.py` of https://github.com/makeplane/plane
 */
export const plane: Profile = {
  name: "plane",
  title: "Plane",
  source: "plane",
  signatures: [
    ["ID", "Name", "State", "Module Name", "Cycle Name"],
    ["Project Identifier", "Sequence ID", "Name"],
  ],
  columns: {
    ID: "external_id",
    Name: "title",
    Description: "description",
    State: "status",
    Priority: "priority",
    Labels: "labels",
    Assignees: "assignee",
    Assignee: "assignee",
    Estimate: "size",
    "Start Date": "start_date",
    "Target Date": "due_date",
    Parent: "parent",
    Project: null,
    "Project Identifier": null,
    "Project ID": null,
    "Sequence ID": null,
    "Created By": null,
    "Cycle Name": null,
    "Module Name": null,
    Comments: null,
    Link: null,
    Relations: null,
  },
  hasPeopleLists: true,
};
