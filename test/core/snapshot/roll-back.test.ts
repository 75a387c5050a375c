import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyFieldChanges,
  type FieldChanges,
  buildItemFields,
} from "../../../src/core/item/change-item.ts";
import { type Item, itemTypes, priorities } from "../../../src/core/item/item.ts";
import { applyDelta } from "../../../src/core/snapshot/apply-delta.ts";
import {
  parseDay,
  type DeletableRow,
  rollBack,
  type UndoEntry,
} from "../../../src/core/snapshot/roll-back.ts";
import { type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import { buildSnapshotFromRows, byNumber, listSnapshotRows } from "../../contract/rows.ts";

const dayMs = 86_400_000;

const words = fc.option(fc.constantFrom("ana", "bo"));
const numbers = fc.option(fc.constantFrom(1, 2, { low: 1, likely: 2, high: 5 }));
const dates = fc.option(fc.constantFrom("2024-02-29", "1999-12-31", "2030-01-01"));

/** Patches; null removes a field. */
const changes: fc.Arbitrary<FieldChanges> = fc.record(
  {
    type: fc.constantFrom(...itemTypes),
    parent: fc.option(fc.integer({ min: 1, max: 5 }).map(formatId)),
    blockedBy: fc.option(fc.constantFrom([formatId(1)], [formatId(2), formatId(3)])),
    title: fc.constantFrom("a", "b"),
    description: words,
    status: fc.constantFrom("open", "done"),
    priority: fc.option(fc.constantFrom(...priorities)),
    assignee: words,
    team: words,
    labels: fc.uniqueArray(fc.constantFrom("x", "y"), { maxLength: 2 }),
    size: fc.option(fc.constantFrom(1, 2)),
    startDate: dates,
    dueDate: dates,
    ratings: fc.record({ reach: numbers, effort: numbers }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

const edit = fc.record({
  kind: fc.constantFrom("create", "patch", "patch", "patch", "delete"),
  number: fc.integer({ min: 1, max: 6 }),
  changes,
});

type Edit = { readonly kind: string; readonly number: number; readonly changes: FieldChanges };

test("restores every earlier snapshot by undoing the log, newest entry first", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), fc.nat(24), (edits, since) => {
      const { items, log, states } = applyEdits(edits);
      const entries = log.slice(since).toReversed();
      const changed = new Set(entries.map(({ number }) => number));
      const rows = [...items.values()].map(toRow);
      const past = rollBack(
        rows.filter(({ number }) => changed.has(number)),
        entries,
      );
      const newest = buildSnapshotFromRows(byNumber(rows.filter(({ isDeleted }) => !isDeleted)));
      const snapshot = applyDelta(
        newest,
        { workspace: "wsp_test", generation: 1, at: 0, statuses: {} },
        {
          rows: past.filter(({ isDeleted }) => !isDeleted),
          removed: past.filter(({ isDeleted }) => isDeleted).map(({ number }) => number),
        },
      );
      expect(listSnapshotRows(snapshot)).toEqual(states[Math.min(since, log.length)]);
    }),
    { numRuns: 400 },
  );
});

test("marks a row as deleted before its creation", () => {
  const row = toRow(createItem(1, { title: "a" }));
  const [past] = rollBack([row], [{ number: 1, before: undefined, parentNumber: 0 }]);
  expect(past?.isDeleted).toBe(true);
});

test("restores a deleted row", () => {
  const row = toRow({ ...createItem(1, { title: "a", size: 3 }), deletedAt: 5 });
  const [past] = rollBack([row], [{ number: 1, before: { deletedAt: null }, parentNumber: 0 }]);
  expect(past).toEqual({ ...row, isDeleted: false });
});

test("ignores entries of other rows and fields that snapshots do not contain", () => {
  const row = toRow(createItem(1, { title: "a" }));
  const entries = [
    { number: 2, before: { status: "done" }, parentNumber: 0 },
    { number: 1, before: { title: "earlier", description: null }, parentNumber: 0 },
  ];
  expect(rollBack([row], entries)[0]).toMatchObject(row);
});

describe("parseDay", () => {
  test("agrees with Date.parse on the first and last day of every month of years 1 to 9999", () => {
    const wrong: string[] = [];
    for (let month = 0; month < 9_999 * 12; month += 1) {
      const first = new Date(0);
      first.setUTCFullYear(1, month, 1);
      const ends = [first, new Date(first.getTime() - dayMs)];
      wrong.push(...ends.map(formatDate).filter((text) => !isParsedLikeDate(text)));
    }
    expect(wrong).toEqual([]);
  });

  test("agrees with Date.parse on any day", () => {
    const [first, last] = [Date.parse("0001-01-01") / dayMs, Date.parse("9999-12-31") / dayMs];
    fc.assert(
      fc.property(
        fc.integer({ min: first, max: last }),
        (day) => parseDay(formatDate(new Date(day * dayMs))) === day,
      ),
      { numRuns: 2_000 },
    );
  });

  test.for([
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["2000-02-29", 11_016], // 30 years of 365 days, 7 leap days, 31 + 28 days: 10,957 + 59
    ["2000-03-01", 11_017],
    ["1900-03-01", -25_508], // 1900 has no leap day
  ] as const)("returns the day of %s as %i", ([date, day]) => {
    expect(parseDay(date)).toBe(day);
  });

  test("returns null if there is no date", () => {
    expect([parseDay(null), parseDay(undefined), parseDay(3)]).toEqual([null, null, null]);
  });
});

function isParsedLikeDate(text: string): boolean {
  return text.startsWith("0000") || parseDay(text) === Date.parse(text) / dayMs;
}

function formatDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function formatId(number: number): string {
  return `itm_${number}`;
}

function parseNumber(id: unknown): number {
  return typeof id === "string" ? Number(id.slice(4)) : 0;
}

function createItem(number: number, fields: FieldChanges): Item {
  const times = { createdAt: number, updatedAt: number };
  return {
    ...buildItemFields({ title: "new", ...fields }),
    ...times,
    id: formatId(number),
    number,
    version: 1,
  };
}

/** Returns the items after all edits, the undo log, and the rows before each entry. */
function applyEdits(edits: readonly Edit[]) {
  const items = new Map<number, Item>();
  const log: UndoEntry[] = [];
  const states: SnapshotRow[][] = [listRows(items)];
  for (const entry of edits) {
    const before = applyEdit(items, entry);
    if (before !== "unchanged") {
      const { number } = entry;
      log.push({ number, before, parentNumber: parseNumber(before?.["parent"]) });
      states.push(listRows(items));
    }
  }
  return { items, log, states };
}

function applyEdit(items: Map<number, Item>, { kind, number, changes: patch }: Edit) {
  const item = items.get(number);
  if (item === undefined) {
    items.set(number, createItem(number, patch));
    return undefined;
  }
  if (item.deletedAt !== undefined) {
    return "unchanged";
  }
  if (kind === "delete") {
    items.set(number, { ...item, deletedAt: 9 });
    return { deletedAt: null };
  }
  const changed = applyFieldChanges(item, patch);
  if (changed === undefined) {
    return "unchanged";
  }
  const { id, version, createdAt, updatedAt } = item;
  items.set(number, { ...changed.fields, id, number, version, createdAt, updatedAt });
  return changed.before;
}

function listRows(items: ReadonlyMap<number, Item>): SnapshotRow[] {
  const rows = [...items.values()].map(toRow).filter(({ isDeleted }) => !isDeleted);
  return listSnapshotRows(buildSnapshotFromRows(byNumber(rows)));
}

function toDay(date: string | undefined): number | null {
  return date === undefined ? null : Date.parse(date) / dayMs;
}

function toRow(item: Item): DeletableRow {
  const { number, createdAt, status, assignee = "", team = "", labels, size, ratings } = item;
  return {
    number,
    created: createdAt,
    type: itemTypes.indexOf(item.type),
    priority: item.priority === undefined ? 0 : priorities.indexOf(item.priority) + 1,
    status,
    assignee,
    team,
    parent: parseNumber(item.parent),
    labels,
    size: size ?? null,
    start: toDay(item.startDate),
    due: toDay(item.dueDate),
    ratings,
    isDeleted: item.deletedAt !== undefined,
  };
}
