import { type Failure, failureFromFault, failureFromFaults, type Fault } from "../failure.ts";
import { type ConventionName } from "./rows/conventions.ts";
import { shorten } from "./shorten.ts";

/** The maximum number of columns that an error about a missing column lists. */
const namedColumnsMax = 20;

/** Returns the failure of a map whose columns a CSV file does not have. */
export function missingColumnsFailure(
  missing: readonly string[],
  columns: readonly string[],
): Failure {
  const faults: Fault[] = missing.map((column) => ({
    parameter: "map",
    detail: `The file has no column "${column}".`,
  }));
  const named = columns.filter((column) => column !== "").slice(0, namedColumnsMax);
  const detail = `Its columns are ${named.map((column) => `"${shorten(column)}"`).join(", ")}.`;
  return failureFromFaults("malformed", [...faults, { parameter: "map", detail }]);
}

/** Returns the failure of a strict file with ambiguous cells. */
export function undecidedFailure(convention: ConventionName): Failure {
  return failureFromFault("malformed", undecidedFaults[convention]);
}

const undecidedFaults: Readonly<Record<ConventionName, Fault>> = {
  date: {
    parameter: "dates",
    detail:
      "The order of day and month is not clear from the file. " +
      "Add dates=day-first or dates=month-first.",
  },
  decimal: {
    parameter: "decimal",
    detail: "The decimal sign is not clear from the file. Add decimal=point or decimal=comma.",
  },
  priority: {
    parameter: "values",
    detail: "The levels of the priorities are not clear from the file. Map them: P1=high.",
  },
  letter: {
    parameter: "values",
    detail: "The letters of the priorities are not clear from the file. Map them: M=medium.",
  },
};
