import { type Profile } from "./profile.ts";

/**
 * Shortcut: the CSV export of stories. Lists are separated by ";". A feature of Shortcut is a story
 * of Ordinal. Epics are not rows of the export, so the epic of a story is not read. Archived stories
 * are left out.
 *
 * Source: the headings that `packages/import/src/importers/shortcutCsv` of
 * https://github.com/linear/linear reads
 */
export const shortcut: Profile = {
  name: "shortcut",
  title: "Shortcut",
  source: "shortcut",
  signatures: [["id", "name", "type", "owners", "state", "is_completed"]],
  columns: {
    id: "external_id",
    name: "title",
    type: "type",
    description: "description",
    state: "status",
    owners: "assignee",
    labels: "labels",
    estimate: "size",
    due_date: "due_date",
    team: "team",
    requester: null,
    epic: null,
    epic_id: null,
    epic_labels: null,
    iteration: null,
    project: null,
    tasks: null,
    is_blocked: null,
    is_a_blocker: null,
    external_tickets: null,
  },
  values: { type: { feature: "story", chore: "task" } },
  skips: [{ column: "is_archived", values: ["true"], reason: "archived stories" }],
};
