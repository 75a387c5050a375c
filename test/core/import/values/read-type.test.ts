import { expect, test } from "vitest";
import { readType } from "../../../../src/core/import/values/read-type.ts";
import { type ItemType, itemTypes } from "../../../../src/core/item/item.ts";

const words: Readonly<Record<ItemType, readonly string[]>> = {
  initiative: ["Theme, Objective, Goal, Portfolio Epic, Strategic, Initiatives"],
  project: ["PROJECT, Projekt, Projet, Proyecto"],
  epic: ["Epics, Épica, Épopée, Enabler Epic"],
  feature: ["New Feature, feature-request, Capabilities, Neue Funktion, Nueva función"],
  story: [
    "User Story, user_stories, Product Backlog Item, PBI, Backlog Items, Issue",
    "Requirement, Improvement, Enhancements, Change Request, [System] Change, Récit",
    "Historias, Verbesserung, Mejora, Amélioration",
  ],
  task: [
    "Sub-task, Sub task, subtasks, Technical task, chore, Spike, To-Do, Test, Test Case",
    "Impediment, Action, Research, Aufgabe, Aufgaben, Unteraufgabe, Teilaufgabe, Tâche",
    "Sous-tâche, Tarea, Subtarea, ✅ Task, ✔️ Task",
  ],
  bug: [
    "Bugs, Defect, Fault, Incident, Problem, Regression, 🐞 Bug, Fehler, Bogue, Anomalie",
    "Error, [System] Incident",
  ],
};

test.for(itemTypes)("reads the words of %s in any spelling", (type) => {
  const spellings = splitWords(words[type]).flatMap((word) => [
    word,
    word.toUpperCase(),
    ` ${word}. `,
  ]);
  expect(spellings.map(readType)).toEqual(spellings.map(() => type));
});

test.for<[string, ItemType]>([
  ["Tech Task", "task"],
  ["customer bug", "bug"],
  ["Backend_Stories", "story"],
  ["Feature (large)", "feature"],
  ["Sub-task [Dev]", "task"],
])("reads the last word of %j", ([text, type]) => {
  expect(readType(text)).toBe(type);
});

test.for(["non-bug", "Not a task", "Story points", "Release note", "task force"])(
  "does not guess the type %j",
  (text) => {
    expect(readType(text)).toBeUndefined();
  },
);

test.for(itemTypes)("reads %s as itself", (type) => {
  expect(readType(type)).toBe(type);
});

test.for(["", " ", "-", "saga", "constructor", "__proto__", "s", "storyline", "x".repeat(100_000)])(
  "does not know the word %j",
  (word) => {
    expect(readType(word)).toBeUndefined();
  },
);

/** Splits texts that contain several words, separated by commas. */
function splitWords(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split(", "));
}
