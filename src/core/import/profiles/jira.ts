import { type Profile } from "./profile.ts";

/**
 * Jira Cloud, Data Center and Server: the CSV exports of a search, in English and German, and the
 * JSON of the REST API's search. A heading occurs once per value ("Labels,Labels"). The parent is a
 * key or the numeric id of an issue. Newer sites call an issue a work item.
 *
 * Source: https://support.atlassian.com/jira-cloud-administration/docs/import-data-from-a-csv-file/,
 * https://developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issue-search/ and the
 * headings that https://github.com/linear/linear/tree/master/packages/import reads.
 */
export const jira: Profile = {
  name: "jira",
  title: "Jira",
  source: "jira",
  signatures: [
    ["Summary", "Issue key", "Issue Type"],
    ["Summary", "Issue key", "Status"],
    ["Summary", "Work item key"],
    ["Summary", "Work type", "Key"],
    ["Zusammenfassung", "Vorgangsschlüssel"],
    ["key", "self", "summary"],
  ],
  columns: {
    Summary: "title",
    Zusammenfassung: "title",
    "Issue key": "external_id",
    "Work item key": "external_id",
    Vorgangsschlüssel: "external_id",
    "Issue Type": "type",
    "Work type": "type",
    Vorgangstyp: "type",
    Parent: "parent",
    "Parent key": "parent",
    "Parent id": "parent",
    Übergeordnet: "parent",
    "Custom field (Epic Link)": "parent",
    "Custom field (Parent Link)": "parent",
    "Inward issue link (Blocks)": "blocked_by",
    "Inward issue link (Blocker)": "blocked_by",
    "Custom field (Story Points)": "size",
    "Custom field (Story point estimate)": "size",
    "Due date": "due_date",
    Fälligkeitsdatum: "due_date",
    "Custom field (Target end)": "due_date",
    "Custom field (Start date)": "start_date",
    "Custom field (Target start)": "start_date",
    "Benutzerdefinierte Felder (Start date)": "start_date",
    "Team Name": "team",
    "Parent summary": null,
    "Outward issue link (Blocks)": null,
    "Outward issue link (Blocker)": null,
    "Custom field (Epic Name)": null,
    "Custom field (Rank)": null,
    Comment: null,
    Kommentar: null,
    Reporter: null,
    Autor: null,
    Creator: null,
    Sprint: null,
    Resolution: null,
    Attachment: null,
    Anhang: null,
    Watchers: null,
    "Log Work": null,
    "Original estimate": null,
    issuelinks: null,
  },
  categoryColumns: ["Status Category", "Statuskategorie"],
  aliases: ["Issue id", "Work item id", "Vorgangs-ID", "id"],
  json: { array: "issues" },
};
