import { createWordTable, findWord } from "../../words/word-table.ts";
import { type KanoAnswer, kanoAnswers } from "./kano-answers.ts";

/**
 * The answers as surveys print them, in English, German, French and Spanish.
 *
 * Sources: C. Berger et al., "Kano's methods for understanding customer-defined quality", 1993;
 * F. Bailom et al., "Das Kano-Modell der Kundenzufriedenheit", 1996; the forms of survey tools.
 */
const words = createWordTable<KanoAnswer>({
  like: [
    "Like, I like, I like it, I like it that way, I like it very much, I like that, I would like it",
    "I would like that, I'd like it, I really like it, I enjoy it, Enjoy, Delighted",
    "Gefällt mir, Das gefällt mir, Das gefällt mir sehr, Mag ich, Das mag ich, Freut mich",
    "Das freut mich, Das würde mich freuen, Das würde mich sehr freuen, Würde mich sehr freuen",
    "J'aime, J'aime ça, J'aime cela, J'aime bien, Cela me plaît, Ça me plaît",
    "Cela me fait plaisir, Ça me fait plaisir, Cela me ferait plaisir, Ça me ferait plaisir",
    "Me gusta, Me gusta así, Me gusta mucho, Me gustaría, Me encanta",
  ],
  must: [
    "Must, Must be, It must be, It must be that way, Must have, Expect, Expect it, I expect it",
    "I expect it to be that way, I expect that, Expected, I need it, Required",
    "Basic necessity, It is a basic necessity, Basic requirement",
    "Erwarte ich, Das erwarte ich, Ich erwarte das, Ich erwarte es, Setze ich voraus",
    "Das setze ich voraus, Ich setze das voraus, Muss so sein, Das muss so sein",
    "Selbstverständlich, Das ist selbstverständlich",
    "Je m'y attends, Je l'attends, C'est attendu, Cela doit être ainsi, Ça doit être comme ça",
    "C'est nécessaire, C'est indispensable, Indispensable, C'est normal",
    "Lo espero, Espero que sea así, Lo doy por hecho, Lo doy por sentado, Debe ser así",
    "Tiene que ser así, Es básico, Es imprescindible, Es necesario",
  ],
  neutral: [
    "Neutral, I am neutral, I'm neutral, I feel neutral, I don't care, I do not care",
    "No opinion, Indifferent, I am indifferent, I'm indifferent",
    "Egal, Ist mir egal, Das ist mir egal, Es ist mir egal, Gleichgültig",
    "Neutre, Je suis neutre, Cela m'est égal, Ça m'est égal, Indifférent, Je suis indifférent",
    "Soy neutral, Me da igual, Me es indiferente, Indiferente, Me deja indiferente",
  ],
  live: [
    "Live, Live with, Live with it, Can live with, Can live with it, I can live with it",
    "I can live with that, I can live with it that way, I could live with it, Tolerate",
    "I can tolerate it, I can accept it, Accept, Acceptable",
    "Damit kann ich leben, Ich kann damit leben, Kann damit leben, Nehme ich hin",
    "Kann ich in Kauf nehmen, Das kann ich in Kauf nehmen, Das könnte ich in Kauf nehmen",
    "Das könnte ich eventuell in Kauf nehmen, Könnte ich eventuell in Kauf nehmen",
    "Je peux m'en accommoder, Je m'en accommode, Je peux vivre avec, Je peux l'accepter",
    "Je l'accepte, Je peux le tolérer, Je le tolère",
    "Puedo vivir con ello, Puedo vivir con eso, Puedo aceptarlo, Lo puedo aceptar, Lo acepto",
    "Puedo tolerarlo, Lo tolero",
  ],
  dislike: [
    "Dislike, I dislike, I dislike it, I dislike it that way, I dislike that, I don't like it",
    "I do not like it, I would dislike it, I'd dislike it, I can't accept it, I cannot accept it",
    "Gefällt mir nicht, Das gefällt mir nicht, Mag ich nicht, Das mag ich nicht, Stört mich",
    "Das stört mich, Das würde mich stören, Das würde mich sehr stören, Würde mich sehr stören",
    "Je n'aime pas, Je n'aime pas ça, Je n'aime pas cela, Cela me déplaît, Ça me déplaît",
    "Cela me dérange, Ça me dérange, Cela me dérangerait, Ça me dérangerait",
    "No me gusta, No me gusta así, No me gusta nada, No me gustaría, Me disgusta, Me molesta",
  ],
});

/** A number beside an answer: "1 - I like it", "(5) I dislike it", "I like it (1)". */
const numberBefore = /^[^\p{L}\p{N}]*[1-5][^\p{L}\p{N}]*(?=\p{L})/u;
const numberAfter = /(?<=\p{L})[^\p{L}\p{N}]*[1-5][^\p{L}\p{N}]*$/u;

/** The number of an answer. Spreadsheets may write it with decimals. */
const numberPattern = /^([1-5])(?:[.,]0+)?$/;

/**
 * Reads an answer of a Kano survey: its words, or its number in the order of the survey. 1 is "I
 * like it", and 5 is "I dislike it". Ignores case, accents and punctuation. The words decide if a
 * text has both. Returns undefined for any other text.
 *
 * @example
 * readKanoAnswer("I can live with it"); // "live"
 * readKanoAnswer("Das setze ich voraus."); // "must"
 * readKanoAnswer("5"); // "dislike"
 */
export function readKanoAnswer(text: string): KanoAnswer | undefined {
  const trimmed = text.trim();
  const [, digit] = numberPattern.exec(trimmed) ?? [];
  return digit === undefined
    ? (findWord(words, trimmed) ??
        findWord(words, trimmed.replace(numberBefore, "").replace(numberAfter, "")))
    : kanoAnswers[Number(digit) - 1];
}
