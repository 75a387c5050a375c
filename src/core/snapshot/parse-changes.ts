import { itemTypes, priorities, type Rating } from "../item/item.ts";
import { isJsonObject } from "../json.ts";
import { statusCategories, type StatusCategory } from "../status/status-category.ts";
import { type SnapshotDelta } from "./apply-delta.ts";
import { parseDay } from "./roll-back.ts";
import { type SnapshotMetadata, type SnapshotRow } from "./snapshot.ts";

/** The arguments of `applyDelta` for a snapshot of the generation `since`. */
export type ParsedChanges = {
  readonly since: number;
  readonly metadata: SnapshotMetadata;
  readonly delta: SnapshotDelta;
};

/**
 * Converts the JSON body of `GET …/changes` to the arguments of `applyDelta`. Throws a `TypeError`
 * that names the first damaged member.
 *
 * @example
 * const { metadata, delta } = parseChanges(await response.json());
 * const next = applyDelta(snapshot, metadata, delta);
 */
export function parseChanges(body: unknown): ParsedChanges {
  const changes = readRecord(body, "body");
  const statuses = Object.entries(readRecord(changes["statuses"], "statuses"));
  return {
    since: readNumber(changes["since"], "since"),
    metadata: {
      workspace: readText(changes["workspace"], "workspace"),
      generation: readNumber(changes["generation"], "generation"),
      at: readInstant(changes["at"], "at"),
      statuses: Object.fromEntries(
        statuses.map(([status, category]) => [status, readCategory(category)]),
      ),
    },
    delta: {
      rows: readList(changes["changed"], "changed").map(parseRow),
      removed: readList(changes["removed"], "removed").map((each) => readNumber(each, "removed")),
    },
  };
}

function parseRow(value: unknown): SnapshotRow {
  const row = readRecord(value, "changed");
  const { size, priority, assignee, team, parent_number: parent } = row;
  return {
    number: readNumber(row["number"], "number"),
    created: readInstant(row["created_at"], "created_at"),
    type: readPosition(itemTypes, row["type"], "type"),
    priority: priority === undefined ? 0 : readPosition(priorities, priority, "priority") + 1,
    status: readText(row["status"], "status"),
    assignee: assignee === undefined ? "" : readText(assignee, "assignee"),
    team: team === undefined ? "" : readText(team, "team"),
    parent: parent === undefined ? 0 : readNumber(parent, "parent_number"),
    labels: readList(row["labels"], "labels").map((label) => readText(label, "labels")),
    size: size === undefined ? null : readNumber(size, "size"),
    start: readDay(row["start_date"], "start_date"),
    due: readDay(row["due_date"], "due_date"),
    ratings: readRatings(row["ratings"]),
  };
}

function readRatings(value: unknown): Readonly<Record<string, Rating>> {
  const ratings = Object.entries(readRecord(value, "ratings"));
  return Object.fromEntries(
    ratings.map(([criterion, rating]) => [criterion, readRating(rating, criterion)]),
  );
}

function readRating(value: unknown, criterion: string): Rating {
  if (typeof value === "number") {
    return readNumber(value, criterion);
  }
  const { low, likely, high } = readRecord(value, criterion);
  return {
    low: readNumber(low, criterion),
    likely: readNumber(likely, criterion),
    high: readNumber(high, criterion),
  };
}

function readCategory(value: unknown): StatusCategory {
  return statusCategories.find((category) => category === value) ?? reject("statuses");
}

function readPosition(names: readonly string[], value: unknown, member: string): number {
  const position = names.findIndex((name) => name === value);
  return position < 0 ? reject(member) : position;
}

function readDay(value: unknown, member: string): number | null {
  if (value === undefined) {
    return null;
  }
  const day = parseDay(readText(value, member));
  return day === null || !Number.isSafeInteger(day) ? reject(member) : day;
}

function readInstant(value: unknown, member: string): number {
  const match = instantPattern.exec(readText(value, member)) ?? reject(member);
  const [, date, ...time] = match;
  const [hours = 0, minutes = 0, seconds = 0, milliseconds = 0] = time.map(Number);
  const day = readDay(date, member) ?? 0;
  return ((day * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1_000 + milliseconds;
}

/** An instant as the API writes it. */
const instantPattern = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})Z$/;

function readNumber(value: unknown, member: string): number {
  return typeof value === "number" && Number.isFinite(value) ? value : reject(member);
}

function readText(value: unknown, member: string): string {
  return typeof value === "string" ? value : reject(member);
}

function readList(value: unknown, member: string): readonly unknown[] {
  return Array.isArray(value) ? value : reject(member);
}

function readRecord(value: unknown, member: string): Readonly<Record<string, unknown>> {
  return isJsonObject(value) ? value : reject(member);
}

function reject(member: string): never {
  throw new TypeError(
    `The changes have an invalid member "${member}". Take the next snapshot: GET …/snapshot.`,
  );
}
