import { type Profile } from "./profile.ts";

/** The headings of both answers, as survey tools and templates write them. */
const answerHeadings: readonly (readonly [functional: string, dysfunctional: string])[] = [
  ["Functional", "Dysfunctional"],
  ["Functional answer", "Dysfunctional answer"],
  ["Functional question", "Dysfunctional question"],
  ["Functional response", "Dysfunctional response"],
  ["If present", "If absent"],
  ["Funktional", "Dysfunktional"],
  ["Funktionale Antwort", "Dysfunktionale Antwort"],
  ["Funktionale Frage", "Dysfunktionale Frage"],
  ["Fonctionnel", "Dysfonctionnel"],
  ["Réponse fonctionnelle", "Réponse dysfonctionnelle"],
  ["Question fonctionnelle", "Question dysfonctionnelle"],
  ["Funcional", "Disfuncional"],
  ["Respuesta funcional", "Respuesta disfuncional"],
  ["Pregunta funcional", "Pregunta disfuncional"],
];

/**
 * A Kano survey. Each row has both answers of a respondent about a feature, or the numbers of
 * answers about a feature in each class. Ordinal derives the coefficients from the answers.
 *
 * Source: C. Berger et al., "Kano's methods for understanding customer-defined quality", 1993.
 */
export const kano: Profile = {
  name: "kano",
  title: "Kano survey",
  source: "",
  signatures: [...answerHeadings, ["A", "O", "M", "I", "R", "Q"]],
  columns: {
    ...Object.fromEntries(
      answerHeadings.flatMap(([functional, dysfunctional]) => [
        [functional, "functional"],
        [dysfunctional, "dysfunctional"],
      ]),
    ),
    Count: "answers",
    Answers: "answers",
    "Number of answers": "answers",
    Responses: "answers",
    "Number of responses": "answers",
    Frequency: "answers",
    Anzahl: "answers",
    "Anzahl Antworten": "answers",
    Häufigkeit: "answers",
    "Nombre de réponses": "answers",
    Fréquence: "answers",
    Cantidad: "answers",
    "Número de respuestas": "answers",
    Frecuencia: "answers",
    A: "ratings.kano_attractive",
    O: "ratings.kano_one_dimensional",
    M: "ratings.kano_must_be",
    I: "ratings.kano_indifferent",
    R: "ratings.kano_reverse",
    Q: "ratings.kano_questionable",
    Better: null,
    Worse: null,
  },
};
