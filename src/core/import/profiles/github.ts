import { type Profile } from "./profile.ts";

/**
 * GitHub issues: the JSON of the REST API and of `gh issue list --json`, as an array or one issue
 * per line. The REST API lists pull requests among the issues. `gh` writes the state in capitals.
 *
 * Source: https://docs.github.com/en/rest/issues/issues and
 * https://cli.github.com/manual/gh_issue_list
 */
export const github: Profile = {
  name: "github",
  title: "GitHub",
  source: "github",
  note:
    "The numbers of issues are unique in one repository only. Import each repository with a " +
    "source of its own, such as source=github-shop, or the files overwrite each other's items.",
  formats: ["json", "ndjson"],
  signatures: [
    ["number", "title", "html_url"],
    ["number", "title", "state"],
    ["number", "title", "body"],
    ["number", "title", "url"],
    ["number", "title", "assignees"],
    ["number", "title", "milestone"],
  ],
  columns: {
    number: "external_id",
    title: "title",
    body: "description",
    state: "status",
    labels: "labels",
    assignee: "assignee",
    assignees: "assignee",
    type: "type",
    issueType: "type",
    id: null,
    node_id: null,
    user: null,
    author: null,
    milestone: null,
    comments: null,
    stateReason: null,
    parent: null,
    blockedBy: null,
  },
  values: { status: { open: "open", closed: "closed" } },
  skips: [{ column: "pull_request", reason: "pull requests" }],
  json: { array: "items" },
};
