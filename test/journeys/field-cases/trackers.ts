import { type ItemView } from "../printed-backlog.ts";
import { type FieldCase } from "./field-case.ts";

const githubItems: readonly ItemView[] = [
  { external_id: "14", assignee: "nilsaho", labels: ["bug", "bell"], status: "open" },
  { external_id: "16", assignee: undefined, labels: ["brake"], status: "closed" },
];

/** The exports of trackers. */
export const trackerCases: readonly FieldCase[] = [
  {
    file: "01-jira.csv",
    prints: ["Jira:", "Labels (2 columns) → labels", /not read: .*Comment \(2 columns\)/],
    items: [
      {
        external_id: "BIKE-21",
        type: "story",
        priority: "critical",
        labels: ["lock", "app"],
        due_date: "2025-02-14",
        size: 8,
        parent: "BIKE-20",
        blocked_by: ["BIKE-22"],
      },
      { external_id: "BIKE-22", type: "task", priority: "low", parent: "BIKE-21" },
      { external_id: "BIKE-20", type: "epic", priority: "medium", status: "Done" },
    ],
  },
  {
    file: "02-wide-row.csv",
    prints: [
      "1 created, 0 updated, 0 unchanged, 1 failed",
      "line 2: The row has 7 fields, but the header has 6. Put a text that contains a comma in quotes.",
    ],
    items: [{ external_id: "BIKE-32", labels: ["map"], ratings: { votes: 4 } }],
  },
  {
    file: "03-azure-devops.csv",
    prints: ["Azure DevOps:", "4 created, 0 updated, 0 unchanged, 0 failed"],
    items: [
      { external_id: "810", type: "feature", priority: "critical", assignee: "Ida Moe" },
      {
        external_id: "811",
        type: "story",
        priority: "high",
        labels: ["APP", "CITY"],
        due_date: "2026-03-14",
        parent: "810",
      },
      { external_id: "812", type: "story", priority: "medium", assignee: "Nils Aho", labels: [] },
      { external_id: "813", priority: "low", parent: "812", due_date: "2025-11-30" },
    ],
  },
  {
    file: "04-linear.csv",
    prints: ["Linear:", "3 created"],
    items: [
      {
        external_id: "RIDE-5",
        priority: "critical",
        labels: ["fares", "app"],
        due_date: "2026-03-20",
        blocked_by: ["RIDE-7"],
      },
      { external_id: "RIDE-6", priority: undefined, parent: "RIDE-5", labels: [] },
      { external_id: "RIDE-7", priority: "low", size: 2, due_date: "2026-04-01" },
    ],
  },
  {
    file: "06-github.json",
    prints: ["GitHub:", "JSON, 2 rows", "1 row was left out: pull requests."],
    items: githubItems,
  },
  {
    file: "06-github.ndjson",
    prints: ["GitHub:", "NDJSON, 2 rows", "1 row was left out: pull requests."],
    items: githubItems,
  },
  {
    file: "07-github-rest.csv",
    prints: ["id → external_id", "2 created"],
    items: [
      { external_id: "77001", labels: ["bug", 'it"s'], assignee: "idamoe" },
      { external_id: "77002", labels: [], assignee: undefined, status: "closed" },
    ],
  },
];
