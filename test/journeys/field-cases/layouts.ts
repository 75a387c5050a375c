import { type FieldCase } from "./field-case.ts";

/** Headings, lines and rows. */
export const layoutCases: readonly FieldCase[] = [
  {
    file: "26-formula.csv",
    prints: ['=HYPERLINK("http://x","y")'],
    items: [
      { external_id: "=2+3", title: '=HYPERLINK("http://x","y")', labels: ["@team", "+1"] },
      { external_id: "F-2", title: "'quoted", labels: ["a", "b"] },
    ],
  },
  {
    file: "27-cycle.csv",
    prints: [
      /line 2: parent: The parent "Y-2" is/,
      /line 4: blocked_by: An item cannot block itself/,
    ],
    items: [
      { external_id: "Y-1", parent: undefined },
      { external_id: "Y-2", parent: "Y-1" },
      { external_id: "Y-3", blocked_by: undefined },
    ],
  },
  {
    file: "28-same-id.csv",
    prints: [`line 4, key "I-1": Line 2 and line 4 have the same id. The last one wins.`],
    items: [
      { external_id: "I-1", title: "Second text", size: 8 },
      { external_id: "I-2", size: 1 },
    ],
  },
  {
    file: "29-lines.csv",
    prints: ['line 4, size "-3":', "line 6: title:", 'line 7, size "many":', "1 failed"],
    items: [{ size: 1 }, { size: undefined }, { size: undefined }],
  },
  {
    file: "30-headings.csv",
    prints: ["Story points → size", "KEY → external_id", "Titel → title", "Fit, in %"],
    items: [{ external_id: "H-1", title: " Trim me ", size: 3 }],
  },
  {
    file: "30-headings.csv",
    args: ["--map", '{"Fit, in %":["ratings.reach","ratings.votes"],"Story points":null}'],
    prints: ["Fit, in % → reach, votes", /not read: Story points/],
    items: [{ size: undefined, ratings: { reach: 40, votes: 40 } }],
  },
  {
    file: "31-cr.csv",
    prints: ["comma-separated, 2 rows"],
    items: [
      { external_id: "R-1", size: 3 },
      { external_id: "R-2", size: 5 },
    ],
  },
  {
    file: "32-sheet.csv",
    prints: [
      "The header is on line 4. The lines above it are not read.",
      "1 row was left out: copies of the header.",
      'line 7, Due "Q3 2026":',
      "Search 🔎 by colour",
    ],
    items: [
      { external_id: "G-1", priority: "critical", due_date: undefined, ratings: {} },
      { external_id: "G-2", priority: "medium", ratings: { effort: 5 } },
      { external_id: "G-3", priority: "low", due_date: "2026-05-01" },
    ],
  },
];
