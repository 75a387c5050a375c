import { proposeStatusCategory } from "../../status/propose-status-category.ts";
import { type StatusCategory } from "../../status/status-category.ts";
import { normaliseName } from "../../words/normalise-name.ts";
import { toPlainText } from "../values/to-plain-text.ts";
import { type Profile, type RowSkip } from "./profile.ts";

type SkipRule = {
  readonly indexes: readonly number[];
  readonly words: ReadonlySet<string> | undefined;
  readonly reason: string;
};

/**
 * The columns that describe a whole row: whether it is an item, its completion and its category.
 */
export class ProfileColumns {
  readonly #skips: readonly SkipRule[];
  readonly #completion: readonly number[];
  readonly #categories: readonly number[];
  readonly #completedStatus: string | undefined;

  constructor(
    { skips = [], completion, categoryColumns = [] }: Profile,
    columns: readonly string[],
  ) {
    const names = columns.map(normaliseName);
    this.#skips = skips.map((skip) => compileSkip(skip, names));
    this.#completion = findIndexes(names, completion?.columns ?? []);
    this.#completedStatus = completion?.status;
    this.#categories = findIndexes(names, categoryColumns);
  }

  /** Returns the reason why a row is left out, such as "pull requests", or undefined. */
  findSkipReason(cells: readonly unknown[]): string | undefined {
    return this.#skips.find(({ indexes, words }) =>
      indexes.some((index) => matches(cells[index], words)),
    )?.reason;
  }

  /** Returns the status of a completed row, or undefined if the row has a status of its own. */
  findCompletedStatus(cells: readonly unknown[]): string | undefined {
    const isCompleted = this.#completion.some(
      (index) => matches(cells[index], undefined) && !matches(cells[index], falseWords),
    );
    return isCompleted ? this.#completedStatus : undefined;
  }

  /** Returns the tracker's own category of the row's status, if the file has a column for it. */
  findCategory(cells: readonly unknown[]): StatusCategory | undefined {
    const texts = this.#categories.map((index) => formatCell(cells[index]));
    const text = texts.find((each) => each !== "");
    return text === undefined ? undefined : proposeStatusCategory(text);
  }
}

const falseWords: ReadonlySet<string> = new Set(["false"]);

function compileSkip({ column, values, reason }: RowSkip, names: readonly string[]): SkipRule {
  const words = values && new Set(values.map(normaliseName));
  return { indexes: findIndexes(names, [column]), words, reason };
}

function findIndexes(names: readonly string[], columns: readonly string[]): number[] {
  const wanted = new Set(columns.map(normaliseName));
  return names.flatMap((name, index) => (wanted.has(name) ? [index] : []));
}

function matches(cell: unknown, words: ReadonlySet<string> | undefined): boolean {
  const text = formatCell(cell);
  return text !== "" && (words === undefined || words.has(normaliseName(text)));
}

function formatCell(cell: unknown): string {
  if (cell === undefined || cell === null) {
    return "";
  }
  const text = typeof cell === "string" ? cell : toPlainText(cell);
  return typeof text === "string" ? text.trim() : text.join(", ");
}
