import { ratingPrefix } from "../../item/item-columns.ts";
import { itemDefaults } from "../../item/item.ts";
import { isTypeId } from "../../type-id.ts";
import { answerTargets } from "../columns/answer-targets.ts";
import { PendingValue } from "./conventions.ts";

/** A remark about a cell of a row. */
export type CellRemark = {
  /** The heading of the column. */
  readonly column: string;
  readonly value: string;
  readonly detail: string;
  /** The convention that may still decide the reading of the cell. */
  readonly pending?: PendingValue["convention"];
};

/** A row before the schema has checked it. */
export class RowDraft {
  id: string | undefined;
  alias: string | undefined;
  readonly remarks: CellRemark[] = [];
  /** The reasons to reject the row. */
  readonly problems: string[] = [];
  /** Values whose reading the whole file decides, by target. */
  readonly pending = new Map<string, PendingValue>();
  /** The answers of a Kano survey, by target. */
  readonly answer: Record<string, unknown> = {};
  /** The fields by their API names, including `ratings` if there are any. */
  readonly #fields: Record<string, unknown> = {};
  readonly #ratings: Record<string, unknown> = {};
  /** The ratings that are plain numbers. They need no check against the schema, which is slow. */
  readonly numbers: Record<string, number> = {};

  get fields(): Readonly<Record<string, unknown>> {
    return this.#fields;
  }

  /** Sets a target to a value. Null clears the field. */
  set(target: string, value: unknown): void {
    if (value instanceof PendingValue) {
      this.pending.set(target, value);
    } else if (target === "id" || target === "alias") {
      this[target] = typeof value === "string" ? value : undefined;
    } else if (answerTargets.has(target)) {
      this.answer[target] = value;
    } else if (target.startsWith(ratingPrefix)) {
      this.rate(target.slice(ratingPrefix.length), value);
    } else {
      this.#fields[target] = value ?? clearedValues[target] ?? null;
    }
  }

  /** Sets the rating of a criterion. Null clears it. */
  rate(criterion: string, value: unknown): void {
    if (typeof value === "number" && Math.abs(value) <= magnitudeMax) {
      this.numbers[criterion] = value;
    } else {
      this.#ratings[criterion] = value;
      this.#fields["ratings"] = this.#ratings;
    }
  }

  /** Returns whether the row names an item: by a title or an id. */
  get hasIdentity(): boolean {
    const { title, external_id: externalId } = this.#fields;
    return this.id !== undefined || (title ?? externalId) !== undefined;
  }

  /** Removes a target and returns its value, or the first reading of a pending value. */
  drop(target: string): unknown {
    const pending = this.pending.get(target);
    if (pending !== undefined) {
      this.pending.delete(target);
      return pending.readings[0];
    }
    const isRating = target.startsWith(ratingPrefix);
    const values = isRating ? this.#ratings : this.#fields;
    const key = isRating ? target.slice(ratingPrefix.length) : target;
    const value = values[key];
    delete values[key];
    if (isRating && Object.keys(this.#ratings).length === 0) {
      delete this.#fields["ratings"];
    }
    return value;
  }

  /** Adds a remark about the raw value of a cell. */
  remark(raw: unknown, remark: Omit<CellRemark, "value">): void {
    const value = typeof raw === "string" ? raw.trim() : (JSON.stringify(raw) ?? "");
    this.remarks.push({ ...remark, value });
  }

  /**
   * Moves an id that is not one of Ordinal's own. It becomes the external id, or an alias if the
   * row has another external id.
   */
  settleIdentity(): void {
    const { id } = this;
    if (id === undefined || isTypeId("itm", id)) {
      return;
    }
    this.id = undefined;
    if (this.#fields["external_id"] === undefined) {
      this.#fields["external_id"] = id;
    } else {
      this.alias ??= id;
    }
  }
}

/** The maximum magnitude of a rating. The schema has the same limit. */
const magnitudeMax = 1e12;

/** The values that clear the fields that an item always has. */
const clearedValues: Readonly<Record<string, unknown>> = {
  type: itemDefaults.type,
  status: itemDefaults.status,
  labels: itemDefaults.labels,
};
