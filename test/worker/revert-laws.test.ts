import fc from "fast-check";
import { expect, test } from "vitest";
import { openWorkspace } from "../environments/worker.ts";
import { getFirstGeneration, importFile, readStoredItems, revert } from "./reverts.ts";

const externalId = fc.constantFrom("A", "B", "C", "D", "E");

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

/** A row of an NDJSON file. An external id may occur in several rows, and reference any other. */
const row = fc.record({
  external_id: externalId,
  title: fc.constantFrom("Title", "Übung", "Other", '"quoted", 🙂'),
  description: optional(fc.constantFrom("Text", null)),
  type: optional(fc.constantFrom("epic", "bug")),
  status: optional(fc.constantFrom("open", "done")),
  priority: optional(fc.constantFrom("high", "low", null)),
  assignee: optional(fc.constantFrom("ana", null)),
  labels: optional(fc.uniqueArray(fc.constantFrom("x", "y", "z"))),
  size: optional(fc.constantFrom(0.1, 3, null)),
  due_date: optional(fc.constantFrom("2026-03-04", null)),
  parent: optional(fc.oneof(externalId, fc.constant(null))),
  blocked_by: optional(fc.uniqueArray(externalId, { maxLength: 2 })),
  ratings: optional(
    fc.dictionary(
      fc.constantFrom("zeal", "gain"),
      fc.constantFrom(1, { low: 1, likely: 2, high: 4 }, null),
    ),
  ),
});

const files = fc.array(fc.array(row, { minLength: 1, maxLength: 7 }), {
  minLength: 2,
  maxLength: 4,
});

function formatFile(rows: readonly object[]): string {
  return rows.map((each) => `${JSON.stringify(each)}\n`).join("");
}

test("reverting imports one by one restores every earlier state byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(files, async (imports) => {
      const client = await openWorkspace();
      const states: unknown[] = [];
      const generations: (number | undefined)[] = [];
      for (const rows of imports) {
        // oxlint-disable no-await-in-loop -- each import changes the result of the previous one
        states.push(await readStoredItems(client));
        const job = await importFile(client, formatFile(rows), "application/x-ndjson");
        generations.push(job.generations.length === 0 ? undefined : getFirstGeneration(job));
        // oxlint-enable no-await-in-loop
      }
      for (const [index, generation] of [...generations.entries()].toReversed()) {
        // oxlint-disable no-await-in-loop -- the newest import first
        const job = generation === undefined ? undefined : await revert(client, generation);
        expect(job?.errors ?? []).toEqual([]);
        expect(await readStoredItems(client)).toEqual(states[index]);
        // oxlint-enable no-await-in-loop
      }
    }),
    { numRuns: 4 },
  );
});

test("reverting a revert restores the import byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(files, async ([first = [], second = []]) => {
      const client = await openWorkspace();
      await importFile(client, formatFile(first), "application/x-ndjson");
      const before = await readStoredItems(client);
      const imported = await importFile(client, formatFile(second), "application/x-ndjson");
      const after = await readStoredItems(client);
      fc.pre(imported.generations.length > 0);
      const undone = await revert(client, getFirstGeneration(imported));
      expect(await readStoredItems(client)).toEqual(before);
      await revert(client, getFirstGeneration(undone));
      expect(await readStoredItems(client)).toEqual(after);
    }),
    { numRuns: 4 },
  );
});
