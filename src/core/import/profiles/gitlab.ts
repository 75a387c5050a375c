import { type Profile } from "./profile.ts";

/**
 * GitLab issues: the CSV export of a project, before and since GitLab 18.4, and the JSON of the REST
 * API. The number of an issue in its project ("IID") is the external id. The parent of an issue is
 * an epic, which the export does not contain.
 *
 * Source: https://docs.gitlab.com/user/project/issues/csv_export/,
 * https://docs.gitlab.com/api/issues/ and `app/services/issues/export_csv_service.rb` of GitLab
 */
export const gitlab: Profile = {
  name: "gitlab",
  title: "GitLab",
  source: "gitlab",
  note:
    "The numbers of issues are unique in one project only. Import each project with a " +
    "source of its own, such as source=gitlab-shop, or the files overwrite each other's items.",
  signatures: [
    ["Issue ID", "Title", "State", "Author Username"],
    ["IID", "Title", "State", "Author Username"],
    ["iid", "project_id", "title", "web_url"],
  ],
  columns: {
    IID: "external_id",
    "Issue ID": "external_id",
    Title: "title",
    Description: "description",
    Type: "type",
    issue_type: "type",
    State: "status",
    Labels: "labels",
    Assignee: "assignee",
    assignees: "assignee",
    Weight: "size",
    "Start Date": "start_date",
    "Due Date": "due_date",
    ID: null,
    "Assignee Username": null,
    Author: null,
    "Author Username": null,
    Milestone: null,
    "Time Estimate": null,
    "Time Spent": null,
    "Parent ID": null,
    "Parent IID": null,
    "Parent Title": null,
    "Epic ID": null,
    "Epic Title": null,
    epic: null,
    epic_iid: null,
  },
  values: {
    type: { Issue: "story", Incident: "bug" },
    status: { opened: "Open", open: "Open", closed: "Closed" },
  },
  hasPeopleLists: true,
};
