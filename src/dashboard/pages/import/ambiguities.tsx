import { type Job } from "../../data/jobs.ts";
import { type ImportChoices } from "./import-choices.ts";
import { changeChoices } from "./import-state.ts";

type Ambiguity = {
  /** The start of the warnings about the convention. */
  readonly warning: string;
  readonly question: string;
  readonly answers: readonly (readonly [text: string, changes: Partial<ImportChoices>])[];
};

/** The conventions that a file may leave open. */
const ambiguities: readonly Ambiguity[] = [
  {
    warning: "The order of day and month is not clear",
    question: "Does the day or the month come first in a date such as 03/04/2026?",
    answers: [
      ["The day: 3 April", { dates: "day-first" }],
      ["The month: March 4", { dates: "month-first" }],
    ],
  },
  {
    warning: "The decimal sign is not clear",
    question: "Is a number such as 1,200 one thousand two hundred?",
    answers: [
      ["Yes: the decimal sign is a point", { decimal: "point" }],
      ["No: the decimal sign is a comma", { decimal: "comma" }],
    ],
  },
];

/** Asks for the conventions that the file leaves open. Without an answer, the fields stay unchanged. */
export function Ambiguities({ warnings }: Pick<Job, "warnings">) {
  const open = ambiguities.filter(({ warning }) =>
    warnings.some(({ detail }) => detail.startsWith(warning)),
  );
  return (
    <>
      {open.map(({ warning, question, answers }) => (
        <div key={warning} class="ambiguity" role="group" aria-label={question}>
          <b>{question}</b>
          {answers.map(([text, changes]) => (
            <button
              key={text}
              class="control"
              type="button"
              onClick={() => void changeChoices(changes)}
            >
              {text}
            </button>
          ))}
        </div>
      ))}
    </>
  );
}
