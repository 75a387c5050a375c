import { limits } from "../../contract/limits.ts";
import { Failure } from "../../core/failure.ts";
import {
  ChangeHistory,
  type LogPosition,
  type PastRevert,
} from "../../core/item/change-history.ts";
import { type GenerationRange } from "../../core/job.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";

/** The number of log entries that one statement reads. */
const pageSize = 20_000;

/** The number of log entries whose items one statement reads. */
const versionPageSize = 10_000;

/** The generations to revert, and the reverts that may cancel later changes. */
export type RevertTarget = {
  readonly ranges: readonly GenerationRange[];
  readonly reverts: readonly PastRevert[];
};

/** The versions and sizes of items, by item number. */
export type ItemVersions = {
  readonly version: Uint32Array;
  /** The bytes of the item and of its log entries. */
  readonly bytes: Uint32Array;
};

/**
 * Reads the changes since the first reverted generation, and the versions of the changed items.
 * Reads the log again after the versions: an item without a later change in the log therefore has
 * no later change at its version either.
 */
export async function readHistory(
  deps: Pick<Deps, "store">,
  workspace: Workspace,
  { ranges, reverts }: RevertTarget,
): Promise<{ readonly history: ChangeHistory; readonly versions: ItemVersions }> {
  const history = new ChangeHistory(ranges, { reverts, numberMax: workspace.lastNumber });
  const entryCount = await readEntries(deps, workspace.id, { history, entriesMax });
  const versions = await readVersions(deps, workspace, history);
  await readEntries(deps, workspace.id, { history, entriesMax: entriesMax - entryCount });
  return { history, versions };
}

const entriesMax = limits.revertEntriesMax;

/** Adds the entries after the end of the history, and returns their number. */
async function readEntries(
  { store }: Pick<Deps, "store">,
  workspace: string,
  { history, entriesMax: max }: { readonly history: ChangeHistory; readonly entriesMax: number },
): Promise<number> {
  let count = 0;
  while (count <= max) {
    // oxlint-disable-next-line no-await-in-loop -- each page begins where the previous one ended
    const page = await store.changes.list(workspace, history.end, pageSize);
    for (const { generation, numbers } of page) {
      history.add(generation, numbers);
    }
    const length = page.reduce((sum, { numbers }) => sum + numbers.length, 0);
    count += length;
    if (length < pageSize) {
      return count;
    }
  }
  const detail =
    `More than ${entriesMax} changes have followed this generation, so it can no longer be ` +
    "reverted. Edit its items instead.";
  throw new Failure("conflict", detail);
}

async function readVersions(
  { store }: Pick<Deps, "store">,
  { id, lastNumber }: Workspace,
  history: ChangeHistory,
): Promise<ItemVersions> {
  const versions = {
    version: new Uint32Array(lastNumber + 1),
    bytes: new Uint32Array(lastNumber + 1),
  };
  for (const entries of splitEntries(history)) {
    // One after another, because each list is large.
    // oxlint-disable-next-line no-await-in-loop -- see above
    for (const { number, version, bytes } of await store.changes.readVersions(id, entries)) {
      versions.version[number] = version;
      versions.bytes[number] = (versions.bytes[number] ?? 0) + bytes;
    }
  }
  return versions;
}

/** Splits the entries of the items that can be reverted into lists for one statement each. */
function* splitEntries(history: ChangeHistory): Generator<readonly LogPosition[]> {
  let entries: LogPosition[] = [];
  for (const { number, generations, laterGeneration } of history.items()) {
    if (laterGeneration === undefined) {
      entries.push(...generations.map((generation) => ({ generation, number })));
    }
    if (entries.length >= versionPageSize) {
      yield entries;
      entries = [];
    }
  }
  if (entries.length > 0) {
    yield entries;
  }
}
