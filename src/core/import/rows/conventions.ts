/**
 * The conventions of a file that decide ambiguous cells.
 *
 * `03/04/2026` and `1,200` have two readings each. Other cells of the same file show the intended
 * reading, and may come at its end. An import therefore stages both readings, counts the
 * unambiguous cells as evidence, and decides after the last row.
 */

export type DateOrder = "day-first" | "month-first";
export type DecimalSign = "." | ",";

/** The conventions that decide between the first and the second reading of a cell. */
export const conventionNames = ["date", "decimal", "priority", "letter"] as const;

export type ConventionName = (typeof conventionNames)[number];

/** The chosen reading of each convention. An undecided one leaves its fields unchanged. */
export type Decisions = { readonly [K in ConventionName]?: 0 | 1 };

/**
 * The readings by convention: day first or month first, "." or ",", levels from 1 or from 0, letters
 * of levels or of MoSCoW.
 */
const dateOrders = ["day-first", "month-first"] as const;
const decimalSigns = [".", ","] as const;

/** A value with two readings. */
export class PendingValue {
  readonly convention: ConventionName;
  readonly readings: readonly [unknown, unknown];

  constructor(convention: ConventionName, readings: readonly [unknown, unknown]) {
    this.convention = convention;
    this.readings = readings;
  }
}

/** The evidence that the cells of a file give. */
export class Evidence {
  readonly #seen: Record<ConventionName, [boolean, boolean]> = {
    date: [false, false],
    decimal: [false, false],
    priority: [false, false],
    letter: [false, false],
  };

  /** Records a cell that has only one valid reading. */
  record(convention: ConventionName, reading: 0 | 1): void {
    this.#seen[convention][reading] = true;
  }

  /**
   * Returns the value of a cell: a pending value if both readings give a value. Otherwise records
   * the cell as evidence.
   */
  choose(convention: ConventionName, [first, second]: readonly [unknown, unknown]): unknown {
    if (first !== undefined && second !== undefined) {
      return new PendingValue(convention, [first, second]);
    }
    this.record(convention, first === undefined ? 1 : 0);
    return first ?? second;
  }

  /** Returns the reading that the evidence supports, if it does not contradict itself. */
  find(convention: ConventionName): 0 | 1 | undefined {
    const [first, second] = this.#seen[convention];
    if (first === second) {
      return undefined;
    }
    return first ? 0 : 1;
  }

  hasConflict(convention: ConventionName): boolean {
    const [first, second] = this.#seen[convention];
    return first && second;
  }
}

/** The choices that override the evidence, and the defaults that apply without evidence. */
export type ConventionChoices = {
  readonly stated: {
    readonly dateOrder?: DateOrder | undefined;
    readonly decimalSign?: DecimalSign | undefined;
  };
  readonly profileDateOrder?: DateOrder | undefined;
  readonly isOwnExport: boolean;
  readonly delimiter?: string | undefined;
};

/**
 * Decides each convention: the caller's choice, otherwise the evidence, otherwise the convention of
 * the tracker or format. Numbered priorities begin with 1 unless the file has a level 0.
 */
export function decideConventions(
  evidence: Evidence,
  { stated, profileDateOrder, isOwnExport, delimiter }: ConventionChoices,
): Decisions {
  const { dateOrder, decimalSign } = stated;
  const date =
    findIndex(dateOrders, dateOrder) ??
    evidence.find("date") ??
    findIndex(dateOrders, profileDateOrder);
  const isPointUsual = isOwnExport || (delimiter !== ";" && !evidence.hasConflict("decimal"));
  const decimal =
    findIndex(decimalSigns, decimalSign) ?? evidence.find("decimal") ?? toPoint(isPointUsual);
  return {
    ...toDecision("date", date),
    ...toDecision("decimal", decimal),
    ...toDecision("letter", evidence.find("letter")),
    priority: evidence.find("priority") ?? 0,
  };
}

function toPoint(isPointUsual: boolean): 0 | undefined {
  return isPointUsual ? 0 : undefined;
}

function toDecision(name: ConventionName, reading: 0 | 1 | undefined): Decisions {
  return reading === undefined ? {} : { [name]: reading };
}

/** Returns the decided order of day and month. */
export function toDateOrder({ date }: Decisions): DateOrder | undefined {
  return date === undefined ? undefined : dateOrders[date];
}

/** Returns the decided decimal sign. */
export function toDecimalSign({ decimal }: Decisions): DecimalSign | undefined {
  return decimal === undefined ? undefined : decimalSigns[decimal];
}

function findIndex<T>(readings: readonly T[], choice: T | undefined): 0 | 1 | undefined {
  const index = choice === undefined ? -1 : readings.indexOf(choice);
  return index === 0 || index === 1 ? index : undefined;
}
