import { toCanonicalSnapshot } from "../../src/core/snapshot/canonical-snapshot.ts";
import { SnapshotBuilder } from "../../src/core/snapshot/snapshot-builder.ts";
import { type Snapshot } from "../../src/core/snapshot/snapshot.ts";
import { type Caches } from "../../src/ports/caches.ts";

/** Writes a checkpoint to the remote caches. */
export async function writeSnapshot(
  { snapshots }: Pick<Caches, "snapshots">,
  snapshot: Snapshot,
): Promise<void> {
  await snapshots.write(snapshot, await snapshots.compress(snapshot));
}

/** Builds a snapshot of two rows with every field, one of them an interval, and one bare row. */
export function buildSnapshot(workspace: string): Snapshot {
  const builder = new SnapshotBuilder(3);
  const bare = { status: "open", assignee: "", team: "", parent: 0, labels: [] as string[] };
  const unrated = { priority: 0, size: null, start: null, due: null, ratings: {} };
  const full = {
    status: "döne",
    assignee: "ana",
    team: "red",
    labels: ["a", "b"],
    priority: 2,
    size: 0.5,
    start: 20_000,
    due: 20_001,
    ratings: { reach: 450, impact: { low: 1, likely: 2, high: 3 }, confidence: 1, effort: 2 },
  };
  builder.add({ number: 1, created: 1.5, type: 4, ...bare, ...unrated });
  builder.add({ number: 2, created: 2, type: 2, ...bare, ...full });
  builder.add({ number: 5, created: 3, type: 6, ...bare, ...full, parent: 2, labels: ["b"] });
  return toCanonicalSnapshot(builder.build({ workspace, generation: 7, at: 1_000, statuses: {} }));
}
