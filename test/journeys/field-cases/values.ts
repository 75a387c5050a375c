import { type ItemView } from "../printed-backlog.ts";
import { type FieldCase } from "./field-case.ts";

const decimalRatings: readonly ItemView[] = [
  { size: 2.5, ratings: { reach: 1200.5, impact: 0.5, confidence: 0.8, effort: 1.5 } },
  { size: 3, ratings: { reach: 2400, impact: 1, confidence: 0.9, effort: 12 } },
];

/** Values and their spellings. */
export const valueCases: readonly FieldCase[] = [
  {
    file: "05-labels.csv",
    prints: ["6 created"],
    items: ["BRAKE GEAR", ...Array<string>(4).fill("bell GEAR"), ""].map((names) => ({
      labels: names.split(" ").filter(Boolean),
    })),
  },
  {
    file: "08-words.csv",
    prints: [
      "7 created, 0 updated, 0 unchanged, 0 failed",
      "3 cells with a warning",
      `line 6, type "Ride":`,
      "--values 'type: Ride=story'.",
      /line 6, priority "Someday": .*--values 'priority: Someday=high'\. \(2 cells\)/,
    ],
    items: [
      { type: "story", priority: "critical" },
      { type: "story", priority: "high" },
      { type: "task", priority: "low" },
      { type: "bug", priority: "high" },
      { type: "story", priority: undefined },
      { type: "bug", priority: undefined },
      { type: "epic", priority: undefined },
    ],
  },
  {
    file: "08-words.csv",
    args: ["--values", "type: Ride=task; priority: Someday=low"],
    prints: [/^(?!.*warning)/],
    items: [{}, {}, {}, {}, { type: "task", priority: "low" }, { priority: "low" }, {}],
  },
  {
    file: "09-dates.csv",
    prints: ["dates are day first", "2026-02-31 does not exist", "10 created"],
    items: [
      ...Array<string>(3).fill("2026-03-14"),
      "2026-03-05",
      ...Array<string>(4).fill("2026-03-14"),
      undefined,
      undefined,
    ].map((day) => ({ due_date: day })),
  },
  { file: "10-decimal-comma.csv", prints: ["numbers have a decimal comma"], items: decimalRatings },
  { file: "10-decimal-point.csv", prints: ["comma-separated, 2 rows"], items: decimalRatings },
  {
    file: "11-utf-16.txt",
    prints: ["UTF-16LE, tab-separated", "Fahrräder für Köln"],
    items: [{ title: "Fahrräder für Köln", priority: "high" }, { title: "Zürich" }],
  },
  {
    file: "11-windows-1252.csv",
    args: ["--encoding", "windows-1252"],
    prints: ["Windows-1252, separated by semicolons", "Preis in €"],
    items: [{ title: "Fahrräder für Köln", priority: "high" }, { title: "Preis in €" }],
  },
  {
    file: "12-rice.csv",
    prints: [
      "by rice (chosen because",
      /line 4, Confidence "soon": .* one of the words high, medium, low\./,
      /1 640 Ride history.*2 60 Group rides/, // 800·2·0.8/2, 400·3·0.5/10
      "3 – Stickers No score: confidence is missing.",
      "3 rows have no id, so importing the file again would create these items again.",
      "add --match title.",
    ],
    items: [
      { ratings: { reach: 800, impact: 2, confidence: 0.8, effort: 2 } },
      { ratings: { reach: 400, impact: 3, confidence: 0.5, effort: 10 } },
      { ratings: { reach: 100, impact: 0.25, effort: 1 } },
    ],
  },
  {
    file: "12-moscow.csv",
    prints: ["by moscow (chosen because", "MoSCoW → moscow"],
    items: [3, 2, 1, 0].map((moscow) => ({ ratings: { moscow } })),
  },
  {
    file: "13-wsjf.csv",
    prints: [
      "Business Value → user_value",
      "RR/OE → risk_reduction",
      "by wsjf (chosen because",
      /1 6\.50 Winter tyres.*2 4\.00 Child seats/, // (8 + 13 + 5)/4, (5 + 2 + 1)/2
      "3 – No estimate No score: job_size is missing.",
    ],
    items: [{ assignee: "Team North" }, { assignee: "Team South" }, { type: "bug" }],
  },
  {
    file: "15-statuses.csv",
    prints: ["Released (1) → done", "Won't do (1) → cancelled", "To Do (1) → todo"],
    items: [{ status: "Released" }, { status: "Won't do" }, { status: "To Do" }],
  },
];
