import { type Profile } from "./profile.ts";

/**
 * Trello: the JSON export of a board, and the CSV export of Trello Premium. The list of a card is
 * its status. The document has the names of lists and members in arrays of their own. Archived cards
 * and templates are left out.
 *
 * Source: https://support.atlassian.com/trello/docs/exporting-data-from-trello/ and
 * https://developer.atlassian.com/cloud/trello/guides/rest-api/object-definitions/
 */
export const trello: Profile = {
  name: "trello",
  title: "Trello",
  source: "trello",
  signatures: [
    ["Card ID", "Card Name"],
    ["Card Name", "List Name"],
    ["idList", "idBoard", "name"],
  ],
  columns: {
    "Card ID": "external_id",
    id: "external_id",
    "Card Name": "title",
    name: "title",
    "Card Description": "description",
    desc: "description",
    "List Name": "status",
    idList: "status",
    Members: "assignee",
    idMembers: "assignee",
    Labels: "labels",
    "Start Date": "start_date",
    start: "start_date",
    "Due Date": "due_date",
    due: "due_date",
    "Board Name": null,
    idLabels: null,
    idChecklists: null,
    idShort: null,
    shortLink: null,
    dueComplete: null,
    "Vote Count": "ratings.votes",
  },
  hasPeopleLists: true,
  skips: [
    { column: "closed", values: ["true"], reason: "archived cards" },
    { column: "Archived", values: ["true"], reason: "archived cards" },
    { column: "isTemplate", values: ["true"], reason: "templates of cards" },
  ],
  json: {
    array: "cards",
    lookups: {
      idList: { array: "lists", key: "id", value: "name" },
      idMembers: { array: "members", key: "id", value: "fullName" },
    },
  },
};
