import fc from "fast-check";
import { expect, test } from "vitest";
import { readPriority } from "../../../../src/core/import/values/read-priority.ts";
import { type Priority, priorities } from "../../../../src/core/item/item.ts";

const words: Readonly<Record<Priority, readonly string[]>> = {
  critical: [
    "Highest, Blocker, Urgent, Immediate, Showstopper, Emergency, ASAP, Must, very high",
    "Must have, Höchste, Dringend, Critique, Urgente, Muy alta",
  ],
  high: ["Major, Important, Severe, Hoch, Haute, Élevée, Alta, Should have"],
  medium: ["Normal, Moderate, Default, Average, Standard, Mittel, Moyenne, Media, Could have"],
  low: [
    "Minor, Lowest, Trivial, Cosmetic, Nice to have, nice-to-have, Optional, Very low",
    "Niedrig, Basse, Faible, Baja, Won't have, Won’t have",
  ],
};

test.for(priorities)("reads the words of %s in any spelling", (priority) => {
  const all = [priority, ...splitWords(words[priority])];
  const spellings = all.flatMap((word) => [word, word.toUpperCase(), ` *${word}!* `, `🔴 ${word}`]);
  expect(spellings.map(readPriority)).toEqual(spellings.map(() => priority));
});

test.for<[string, string]>([
  ["2 - High", "high"],
  ["1 - Critical", "critical"],
  ["1. Low", "low"],
  ["High (P1)", "high"],
  ["P0 - Critical", "critical"],
  ["[P3] Medium", "medium"],
  ["P1: High", "high"],
  ["Low-4", "low"],
  ["High priority", "high"],
  ["Priority: low", "low"],
  ["Prioridad alta", "high"],
  ["⬆️ High", "high"],
  ["1️⃣ High", "high"],
])("prefers the word of %j to its number", ([text, priority]) => {
  expect(readPriority(text)).toBe(priority);
});

test.for([
  "none",
  "None",
  "No priority",
  "no_priority",
  "-",
  "–",
  "—",
  "Not set",
  "Unprioritized",
  "undefined",
  "null",
  "N/A",
  "ohne",
  "keine",
  "Ohne Priorität",
  "Keine Priorität",
  "Sans priorité",
  "Aucune",
  "Sin prioridad",
  "Ninguna",
])("reads %j as no priority", (text) => {
  expect(readPriority(text)).toBeNull();
});

test.for([
  "P%",
  "p%",
  "%",
  " % ",
  "%.0",
  "%,0",
  "P-%",
  "P %",
  "[P%]",
  "(%)",
  "Priority %",
  "prio %",
])("reads the level of the spelling %j", (spelling) => {
  const levels = ["0", "1", "2", "3", "4", "5"].map((level) =>
    readPriority(spelling.replace("%", level)),
  );
  expect(levels).toEqual([
    { fromZero: "critical" },
    { fromOne: "critical", fromZero: "high" },
    { fromOne: "high", fromZero: "medium" },
    { fromOne: "medium", fromZero: "low" },
    { fromOne: "low", fromZero: "low" },
    { fromOne: "low", fromZero: "low" },
  ]);
});

test.for([
  "",
  " ",
  "x",
  "6",
  "9",
  "10",
  "P10",
  "-1",
  "1.5",
  "1,5",
  "P",
  "P1 P2",
  "high low",
  "not high",
  "constructor",
  "__proto__",
  "🔴",
  "priority",
  "high".repeat(50_000),
  "P ".repeat(50_000),
])("does not know the priority %j", (text) => {
  expect(readPriority(text)).toBeUndefined();
});

test("never throws and returns priorities only", () => {
  const texts = fc.stringMatching(/^[p0-3 .(high)no:-]{0,12}$/);
  fc.assert(
    fc.property(texts, (text) => {
      const priority = readPriority(text) ?? "low";
      const found = typeof priority === "string" ? [priority] : Object.values(priority);
      expect(priorities).toEqual(expect.arrayContaining(found));
    }),
  );
});

/** Splits texts that contain several words, separated by commas. */
function splitWords(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split(", "));
}
