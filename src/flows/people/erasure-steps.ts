import { cacheKinds } from "../../contract/cache.ts";
import { type HierarchyDocument } from "../../core/ahp/hierarchy-document.ts";
import { eraseJudges, eraseMentions } from "../../core/erasure/erase-documents.ts";
import { eraseAssignee } from "../../core/erasure/erase-ranking.ts";
import { type ErasedPerson, type NameTests } from "../../core/erasure/erased-person.ts";
import {
  type Deps,
  type DocumentRow,
  type DocumentTable,
  type NamedRow,
  type RowKey,
} from "../../ports/deps.ts";
import { eraseStagedAssignees } from "../imports/staged-rows.ts";

/** A running erasure. */
export type Erasure = {
  readonly workspace: string;
  readonly job: string;
  /** The author of the erasure. */
  readonly actor: string;
  readonly person: ErasedPerson;
  /** Undefined if the erasure names an actor only. */
  readonly tests: NameTests | undefined;
};

/** Erases the person from the rows after a key. Returns the last key; undefined after all rows. */
type Step = (deps: Deps, erasure: Erasure, after: RowKey) => Promise<RowKey | undefined>;

/** Rows per page. A document has up to a megabyte. */
const pageSizes = { names: 5_000, chunks: 2, hierarchies: 2, jobs: 20, responses: 50 } as const;

/** The maximum number of calls that clear caches: each removes up to a hundred entries. */
const clearCallsMax = 1_000;

/**
 * The steps of an erasure, in their order. Staged rows come first, so that imports no longer write
 * the name. Items come before the undo log, because a write of an item logs its assignee. They come
 * again after it, because a revert may have restored an assignee from the log. Copies of rankings come
 * after the caches, from which a new copy could take the name.
 */
export const erasureSteps: readonly Step[] = [
  (...page) => eraseDocuments("chunks", eraseChunk, page),
  eraseItems,
  eraseLog,
  eraseItems,
  (...page) => eraseNameRows("people", page),
  (...page) => eraseDocuments("hierarchies", eraseHierarchy, page),
  (...page) => eraseDocuments("jobs", eraseJob, page),
  (...page) => eraseNameRows("keys", page),
  eraseResponses,
  eraseActors,
  clearCaches,
  erasePinnedRankings,
];

/** Removes the person as the assignee of items. */
async function eraseItems(
  { store, caches, clock }: Deps,
  { workspace, job, actor, tests }: Erasure,
  after: RowKey,
): Promise<RowKey | undefined> {
  if (tests === undefined) {
    return undefined;
  }
  const limit = pageSizes.names;
  const rows = await store.erasures.listNamedRows(workspace, "items", { after, limit });
  const named = rows.filter(({ name }) => tests.isName(name));
  if (named.length > 0) {
    const at = clock.now();
    await store.erasures.eraseAssignees({ workspace, job, actor, at }, named);
    caches.pointers.invalidateAfterWrite(workspace, at);
  }
  return findEnd(rows, limit);
}

/** Erases the person as an earlier assignee and as the actor of changes. */
async function eraseLog(
  { store: { erasures } }: Deps,
  { workspace, person, tests }: Erasure,
  after: RowKey,
): Promise<RowKey | undefined> {
  const limit = pageSizes.names;
  const rows = await erasures.listNamedRows(workspace, "changes", { after, limit });
  const last = rows.at(-1);
  if (last === undefined) {
    return undefined;
  }
  await eraseNamed({ erasures, workspace, table: "changes" }, rows, tests);
  if (person.actor !== undefined) {
    await erasures.eraseLogActors(workspace, person.actor, { after, upTo: last.key });
  }
  return findEnd(rows, limit);
}

type Page = Parameters<Step>;

/** Erases the names of people or keys. A key may have a name such as "Ana's laptop". */
async function eraseNameRows(
  table: "people" | "keys",
  [{ store }, { workspace, tests }, after]: Page,
): Promise<RowKey | undefined> {
  if (tests === undefined) {
    return undefined;
  }
  const limit = pageSizes.names;
  const { erasures } = store;
  const rows = await erasures.listNamedRows(workspace, table, { after, limit });
  const isErased = table === "keys" ? tests.isMentionedIn : tests.isName;
  await eraseNamed({ erasures, workspace, table }, rows, { isName: isErased });
  return findEnd(rows, limit);
}

async function eraseNamed(
  {
    erasures,
    workspace,
    table,
  }: {
    readonly erasures: Deps["store"]["erasures"];
    readonly workspace: string;
    readonly table: "changes" | "people" | "keys";
  },
  rows: readonly NamedRow[],
  tests: Pick<NameTests, "isName"> | undefined,
): Promise<void> {
  const keys = rows.filter(({ name }) => tests?.isName(name) === true).map(({ key }) => key);
  if (keys.length > 0) {
    await erasures.eraseNames(workspace, table, keys);
  }
}

/** Returns the texts without the person; undefined if they do not contain the person. */
type DocumentEraser = (texts: DocumentRow["texts"], tests: NameTests) => DocumentRow["texts"];

async function eraseDocuments(
  table: DocumentTable,
  erase: DocumentEraser,
  [{ store }, { workspace, tests }, after]: Page,
): Promise<RowKey | undefined> {
  if (tests === undefined) {
    return undefined;
  }
  const limit = pageSizes[table];
  const rows = await store.erasures.listDocuments(workspace, table, { after, limit });
  for (const row of rows) {
    const texts = erase(row.texts, tests);
    const isSame = texts.every((text, index) => text === row.texts[index]);
    // oxlint-disable-next-line no-await-in-loop -- at most twenty rows
    if (!isSame && !(await store.erasures.replaceDocuments(workspace, table, { row, texts }))) {
      // Another request has changed the row: read the page again.
      return after;
    }
  }
  return findEnd(rows, limit);
}

function eraseChunk([rows = null]: DocumentRow["texts"], { isName }: NameTests) {
  return [rows === null ? rows : eraseStagedAssignees(rows, isName)];
}

function eraseHierarchy([text = null]: DocumentRow["texts"], tests: NameTests) {
  const document: HierarchyDocument | null = JSON.parse(text ?? "null");
  const erased = document === null ? undefined : eraseJudges(document, tests);
  return [erased === undefined ? text : JSON.stringify(erased)];
}

/** Erases the person from the findings of a job: JSON, and the reason as plain text. */
function eraseJob(texts: DocumentRow["texts"], tests: NameTests) {
  return texts.map((text) => {
    if (text === null || !tests.isMentionedIn(text)) {
      return text;
    }
    return isJson(text)
      ? JSON.stringify(eraseMentions(JSON.parse(text), tests))
      : String(eraseMentions(text, tests));
  });
}

/** The findings of a job are lists and objects; its reason is a sentence. */
function isJson(text: string): boolean {
  return text.startsWith("[") || text.startsWith("{");
}

/** Deletes stored responses that mention the person. A retry then runs its request again. */
async function eraseResponses(
  { store }: Deps,
  { workspace, tests }: Erasure,
  after: RowKey,
): Promise<RowKey | undefined> {
  if (tests === undefined) {
    return undefined;
  }
  const limit = pageSizes.responses;
  const window = { after, limit };
  const keys = await store.erasures.removeResponses(workspace, window, tests.isMentionedIn);
  return findEnd(
    keys.map((key) => ({ key })),
    limit,
  );
}

async function eraseActors(
  { store }: Deps,
  { workspace, person }: Erasure,
): Promise<RowKey | undefined> {
  if (person.actor !== undefined) {
    await store.erasures.eraseActor(workspace, person.actor);
  }
  return undefined;
}

/**
 * Clears the caches, which may contain the name as the value of a filter. The key counts the calls.
 */
async function clearCaches(
  { store, caches }: Deps,
  { workspace }: Erasure,
  [calls = 0]: RowKey,
): Promise<RowKey | undefined> {
  await store.erasures.forgetCheckpoint(workspace);
  const { hasMore } = await caches.clear({ workspace, kinds: cacheKinds });
  const next = Number(calls) + 1;
  return hasMore && next < clearCallsMax ? [next] : undefined;
}

/**
 * Erases the person from the copies of the rankings of baselines, one copy per call. Removes copies
 * that no baseline names: a request that wrote such a copy ended before it created its baseline.
 */
async function erasePinnedRankings(
  { store, caches: { pinnedRankings } }: Deps,
  { workspace, tests }: Erasure,
  [after = ""]: RowKey,
): Promise<RowKey | undefined> {
  if (tests === undefined) {
    return undefined;
  }
  store.workspaces.requireFresh(workspace);
  const baselines = await store.baselines.list(workspace);
  const next = baselines.findLast(({ id }) => id > String(after));
  if (next === undefined) {
    await pinnedRankings.clear(
      workspace,
      baselines.map(({ ranking }) => ranking),
    );
    return undefined;
  }
  const ranking = await pinnedRankings.read(next.ranking);
  const erased = ranking && eraseAssignee(ranking, tests);
  if (erased !== undefined && erased !== ranking) {
    await pinnedRankings.write(erased);
  }
  return [next.id];
}

function findEnd(rows: readonly { readonly key: RowKey }[], limit: number): RowKey | undefined {
  return rows.length < limit ? undefined : rows.at(-1)?.key;
}
