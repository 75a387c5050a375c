import { describe, expect, test } from "vitest";
import { kanoAnswers } from "../../../../src/core/models/arithmetic/kano-answers.ts";
import { readKanoAnswer } from "../../../../src/core/models/arithmetic/read-kano-answer.ts";

/** The five answers of published questionnaires, in the order of the survey. */
const questionnaires = {
  "Berger et al., 1993": [
    "I like it that way",
    "It must be that way",
    "I am neutral",
    "I can live with it that way",
    "I dislike it that way",
  ],
  "Bailom et al., 1996": [
    "Das würde mich sehr freuen",
    "Das setze ich voraus",
    "Das ist mir egal",
    "Das könnte ich eventuell in Kauf nehmen",
    "Das würde mich sehr stören",
  ],
  "a French form": [
    "Cela me ferait plaisir",
    "Je m'y attends",
    "Cela m’est égal",
    "Je peux m’en accommoder",
    "Cela me dérangerait",
  ],
  "a Spanish form": ["Me gusta", "Lo espero", "Me da igual", "Puedo tolerarlo", "No me gusta"],
  "a short form": ["Like", "Must-be", "Neutral", "Live with", "Dislike"],
  "the API": kanoAnswers,
  numbers: ["1", "2", "3", "4", "5"],
  "numbers of a spreadsheet": ["1.0", "2,0", "3.00", "4.0", "5.0"],
  "numbers and words": [
    "1 - I like it",
    "2. I expect it",
    "(3) Neutral",
    "I can live with it (4)",
    "5: I dislike it!",
  ],
} as const;

describe("readKanoAnswer", () => {
  test.each(Object.entries(questionnaires))("reads the answers of %s", (_, texts) => {
    expect(texts.map(readKanoAnswer)).toEqual(kanoAnswers);
  });

  test("ignores case, accents, punctuation and whitespace", () => {
    expect(readKanoAnswer("  GEFALLT MIR. ")).toBe("like");
    expect(readKanoAnswer("i DON'T like it")).toBe("dislike");
  });

  test("keeps an accented first letter after a number", () => {
    expect(readKanoAnswer("1 Ça me plaît")).toBe("like");
  });

  test("reads the words if a survey numbers its answers in the other direction", () => {
    expect(readKanoAnswer("5 - I like it")).toBe("like");
  });

  test.each(["", "0", "6", "1.5", "12", "-1", "maybe", "1 - maybe", "I like it or not", "👍"])(
    "does not read %j",
    (text) => {
      expect(readKanoAnswer(text)).toBeUndefined();
    },
  );

  test("reads a long text in linear time", () => {
    expect(readKanoAnswer("1".repeat(100_000))).toBeUndefined();
    expect(readKanoAnswer(`${" -".repeat(50_000)}like`)).toBeUndefined();
  });
});
