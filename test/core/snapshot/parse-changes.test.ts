import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toChangesView } from "../../../src/contract/changes-view.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { applyDelta, type SnapshotDelta } from "../../../src/core/snapshot/apply-delta.ts";
import { decodeSnapshot, encodeSnapshot } from "../../../src/core/snapshot/encode-snapshot.ts";
import { parseChanges } from "../../../src/core/snapshot/parse-changes.ts";
import { type Snapshot, type SnapshotRow } from "../../../src/core/snapshot/snapshot.ts";
import {
  anyModel,
  anySnapshotRow,
  anySnapshotRows,
  buildSnapshotFromRows,
  byNumber,
  plainRow,
} from "../../contract/rows.ts";

const anyDay = fc.option(fc.integer({ min: -719_528, max: 2_932_896 }));

/** Instants on the wire have milliseconds, and dates have four-digit years. */
const anyWireRow = fc
  .tuple(anySnapshotRow, fc.record({ created: fc.nat(2e12), start: anyDay, due: anyDay }))
  .map((parts): SnapshotRow => Object.assign({}, ...parts));

const anyDelta: fc.Arbitrary<SnapshotDelta> = fc
  .record({
    rows: fc.uniqueArray(anyWireRow, { selector: ({ number }) => number, maxLength: 12 }),
    removed: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 12 }),
  })
  .map(({ rows, removed }) => ({
    rows,
    removed: removed.filter((number) => rows.every((row) => row.number !== number)),
  }));

const anyStatuses = fc.dictionary(
  fc.constantFrom("open", "done", "Late"),
  fc.constantFrom("todo" as const, "doing" as const, "done" as const),
);

const anySteps = fc.array(fc.record({ delta: anyDelta, statuses: anyStatuses }), {
  minLength: 1,
  maxLength: 6,
});

const anyChoice = fc.record({ start: fc.nat(), model: anyModel });

test("a snapshot with its changes equals the snapshot at the end, and ranks with its bits", () => {
  fc.assert(
    fc.property(anySnapshotRows, anySteps, anyChoice, (rows, steps, { start, model }) => {
      const states = applySteps(rows, steps);
      const first = start % states.length;
      const last = states.at(-1);
      const base = decodeCopy(states[first]?.snapshot);
      const { metadata, delta } = parseChanges(toWire(states, first));
      const advanced = applyDelta(base, metadata, delta);
      const expected = buildExpected(last);
      expect(encodeSnapshot(advanced)).toEqual(encodeSnapshot(expected));
      const { facets: _, ...ranking } = rank(advanced, model);
      const { facets: __, ...expectedRanking } = rank(expected, model);
      expect(ranking).toEqual(expectedRanking);
    }),
    { numRuns: 300 },
  );
});

test("equal snapshots with different dictionaries have equal bytes", () => {
  const rows = [
    { ...plainRow, number: 1, assignee: "ana", labels: ["b"], ratings: { reach: 1 } },
    { ...plainRow, number: 2, assignee: "bo", labels: ["a"], ratings: {} },
  ];
  const other = { ...plainRow, number: 3, assignee: "cy", labels: ["c"], ratings: { delight: 2 } };
  const base = buildSnapshotFromRows(
    [other, ...rows].toSorted((a, b) => b.number - a.number),
    1,
  );
  const advanced = applyDelta(
    applyDelta(buildSnapshotFromRows(rows), base, { rows: [other], removed: [] }),
    base,
    { rows: [], removed: [3] },
  );
  expect(encodeSnapshot(advanced)).toEqual(encodeSnapshot(buildSnapshotFromRows(rows)));
  expect(Buffer.from(encodeSnapshot(advanced)).toString("latin1")).not.toContain("delight");
});

describe("throws for", () => {
  const body = toChangesView({
    since: 1,
    metadata: { workspace: "wsp_test", generation: 2, at: 0, statuses: { open: "todo" } },
    delta: { rows: [{ ...plainRow, ratings: { reach: 1 } }], removed: [4] },
  });

  test.each([undefined, null, [], "text", 7])("a body that is %j", (damaged) => {
    expect(() => parseChanges(damaged)).toThrow(/invalid member "body"/);
  });

  test.each(["workspace", "since", "generation", "at", "statuses", "changed", "removed"])(
    "a body without the member %s",
    (member) => {
      expect(() => parseChanges({ ...body, [member]: undefined })).toThrow(member);
    },
  );

  test.each([
    ["type", "unknown"],
    ["priority", "unknown"],
    ["size", "1"],
    ["start_date", "soon"],
    ["ratings", { reach: "high" }],
    ["created_at", "yesterday"],
    ["labels", "ui"],
  ])("a row whose %s is %j", (member, value) => {
    const changed = body.changed.map((row) => ({ ...row, [member]: value }));
    expect(() => parseChanges({ ...body, changed })).toThrow(/Take the next snapshot/);
  });
});

type Step = {
  readonly delta: SnapshotDelta;
  readonly statuses: Snapshot["statuses"];
};

type State = {
  readonly snapshot: Snapshot;
  readonly rows: ReadonlyMap<number, SnapshotRow>;
  readonly touched: readonly number[];
};

/** Returns the state before the steps and after each of them. */
function applySteps(rows: readonly SnapshotRow[], steps: readonly Step[]): State[] {
  const states: State[] = [
    {
      snapshot: buildSnapshotFromRows(rows),
      rows: new Map(rows.map((row) => [row.number, row])),
      touched: [],
    },
  ];
  for (const [index, { delta, statuses }] of steps.entries()) {
    const { snapshot, rows: before } = states[index] ?? { rows: new Map() };
    const next = new Map(before);
    delta.removed.forEach((number) => next.delete(number));
    delta.rows.forEach((row) => next.set(row.number, row));
    const metadata = { workspace: "wsp_test", generation: index + 2, at: (index + 2) * 1_000 };
    const base = snapshot ?? buildSnapshotFromRows([]);
    const touched = [...delta.removed, ...delta.rows.map(({ number }) => number)];
    const advanced = applyDelta(base, { ...metadata, statuses }, delta);
    states.push({ snapshot: advanced, rows: next, touched });
  }
  return states;
}

/** Returns the JSON body of the changes from a state to the last one. */
function toWire(states: readonly State[], first: number): unknown {
  const { snapshot: end, rows } = states.at(-1) ?? { rows: new Map() };
  const touched = new Set(states.slice(first + 1).flatMap((state) => state.touched));
  const numbers = [...touched];
  const { workspace, generation, at, statuses } = end ?? buildSnapshotFromRows([]);
  const view = toChangesView({
    since: first + 1,
    metadata: { workspace, generation, at, statuses },
    delta: {
      rows: numbers.flatMap((number) => rows.get(number) ?? []),
      removed: numbers.filter((number) => !rows.has(number)),
    },
  });
  return JSON.parse(JSON.stringify(view));
}

function buildExpected(state: State | undefined): Snapshot {
  const { snapshot, rows } = state ?? { snapshot: buildSnapshotFromRows([]), rows: new Map() };
  const { generation, at, statuses } = snapshot;
  return { ...buildSnapshotFromRows(byNumber([...rows.values()]), generation), at, statuses };
}

function decodeCopy(snapshot: Snapshot | undefined): Snapshot {
  const bytes = encodeSnapshot(snapshot ?? buildSnapshotFromRows([]));
  return decodeSnapshot(Uint8Array.from(bytes).buffer) ?? buildSnapshotFromRows([]);
}
