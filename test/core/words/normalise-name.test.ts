import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseName } from "../../../src/core/words/normalise-name.ts";

test.each([
  ["storypoints", "storypoints"],
  ["Story Points", "storypoints"],
  ["story_points", "storypoints"],
  ["STORY-POINTS", "storypoints"],
  ["storyPoints", "storypoints"],
  [" Story\u00a0points: ", "storypoints"],
  ["Priorité", "priorite"],
  ["Priorite\u0301", "priorite"],
  ["FÄLLIGKEITSDATUM", "falligkeitsdatum"],
  ["Größe", "grosse"],
  ["RR/OE", "rroe"],
  ["Sprint 2", "sprint2"],
  ["優先度", "優先度"],
  ["स्थिति", "स्थिति"],
  ["\u1100-\u1161", "가"],
  ["½ day", "12day"],
  ["# ", "#"],
  ["%", "%"],
  [" ", ""],
  ["", ""],
])("normalises %j to %j", (text, name) => {
  expect(normaliseName(text)).toBe(name);
});

test("is idempotent", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const name = normaliseName(text);
      expect(normaliseName(name)).toBe(name);
    }),
  );
});

test("ignores punctuation between and around words", () => {
  const mark = fc.constantFrom(" ", "_", "-", ".", "/", "\t", "(", ")");
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1 }),
      mark,
      (words, at) => {
        expect(normaliseName(at + words.join(at) + at)).toBe(words.join(""));
      },
    ),
  );
});
