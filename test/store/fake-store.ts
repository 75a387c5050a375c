import { includesGeneration, type Job } from "../../src/core/job.ts";
import { type RankingPosition } from "../../src/core/ranking/thin-rankings.ts";
import { readKeyId } from "../../src/core/sealed-text.ts";
import { type Pointer, type Publication, type RankingRow } from "../../src/core/workspace.ts";
import { type Store } from "../../src/ports/store.ts";
import { openFakeAccess } from "./fake-access.ts";
import { openFakeBackups } from "./fake-backups.ts";
import { openFakeBaselines, isSameRanking } from "./fake-baselines.ts";
import { openFakeChanges } from "./fake-changes.ts";
import { openFakeHierarchies } from "./fake-hierarchies.ts";
import { openFakeIdempotency } from "./fake-idempotency.ts";
import { openFakeItems } from "./fake-items.ts";
import { openFakeLifeCycle } from "./fake-life-cycle.ts";
import { openFakePeople } from "./fake-people.ts";
import { openFakePurges } from "./fake-purges.ts";
import { openFakeStatuses } from "./fake-statuses.ts";
import { FakeTables, type Tenant } from "./fake-tables.ts";
import { newestModels } from "./fake-write-context.ts";

/** Opens a store over tables in memory. */
export function openFakeStore(tables = new FakeTables()): Store {
  const items = openFakeItems(tables);
  return {
    ...items,
    statuses: openFakeStatuses(tables),
    ...openTenants(tables),
    changes: openFakeChanges(tables, items.items),
    people: openFakePeople(tables),
    baselines: openFakeBaselines(tables),
    hierarchies: openFakeHierarchies(tables),
    jobs: openJobs(tables),
    ...openFakeAccess(tables),
    idempotency: openFakeIdempotency(tables),
    backups: openFakeBackups(tables),
    purges: openFakePurges(tables),
    erasures,
  };
}

/** An erasure is a series of SQL statements: the tests of the Worker cover it. */
const erasures: Store["erasures"] = {
  create: rejectErasure,
  readPerson: rejectErasure,
  finish: rejectErasure,
  saveProgress: rejectErasure,
  listNamedRows: rejectErasure,
  eraseAssignees: rejectErasure,
  eraseNames: rejectErasure,
  listDocuments: rejectErasure,
  replaceDocuments: rejectErasure,
  removeResponses: rejectErasure,
  eraseLogActors: rejectErasure,
  eraseActor: rejectErasure,
  forgetCheckpoint: rejectErasure,
};

function rejectErasure(): Promise<never> {
  return Promise.reject(new Error("The store in memory has no erasures."));
}

function openTenants(tables: FakeTables): Pick<Store, "workspaces" | "models" | "rankings"> {
  const tenantOf = (workspace: string) => tables.tenantOf(workspace);
  return {
    workspaces: {
      ...openFakeLifeCycle(tables),
      async create(workspace, { hash, ...key }, response) {
        tables.requireOpenClaim(response);
        tables.open(workspace);
        tables.keys.set(hash, key);
        tables.storeResponse(response);
      },
      async readPointer(id) {
        const tenant = tables.tenants.get(id);
        return tenant?.workspace.deletedAt === undefined ? tenant && toPointer(tenant) : undefined;
      },
      // The tables have no replica that may lag.
      requireFresh: () => undefined,
      async recordCheckpoint(id, { generation, at, criteria }) {
        const tenant = tenantOf(id);
        if (tenant.workspace.snapshotGeneration < generation) {
          tenant.workspace = {
            ...tenant.workspace,
            snapshotGeneration: generation,
            snapshotAt: at,
          };
          const isCurrent = tenant.workspace.generation === generation;
          tenant.criteria = isCurrent ? new Set(criteria) : tenant.criteria;
        }
      },
      async reserveNumbers(id, count) {
        const tenant = tenantOf(id);
        const { lastNumber } = tenant.workspace;
        tenant.workspace = { ...tenant.workspace, lastNumber: lastNumber + count };
        return lastNumber + 1;
      },
      async listCursorKeys(keyIds, { after, limit }) {
        return [...tables.tenants.values()]
          .map(({ workspace: { id, cursorKey } }) => ({ workspace: id, cursorKey }))
          .filter(({ workspace }) => workspace > after)
          .filter(({ cursorKey }) => keyIds.includes(readKeyId(cursorKey)))
          .toSorted((a, b) => (a.workspace < b.workspace ? -1 : 1))
          .slice(0, limit);
      },
      async rewrapCursorKeys(keys) {
        for (const { workspace: id, cursorKey, rewrapped } of keys) {
          const tenant = tenantOf(id);
          if (tenant.workspace.cursorKey === cursorKey) {
            tenant.workspace = { ...tenant.workspace, cursorKey: rewrapped };
          }
        }
      },
      async replaceCursorKey(id, { cursorKey, at }) {
        const tenant = tables.tenants.get(id);
        if (tenant === undefined) {
          return undefined;
        }
        const { generation, changedAt } = tenant.workspace;
        tenant.workspace = {
          ...tenant.workspace,
          cursorKey,
          generation: generation + 1,
          changedAt: Math.max(changedAt, at),
        };
        return generation + 1;
      },
      async listUnpublished(before, limit) {
        const unpublished = [...tables.tenants.values()].filter(
          ({ workspace, published }) =>
            workspace.changedAt < before &&
            workspace.deletedAt === undefined &&
            !published.some(
              ({ model, generation }) =>
                model === workspace.defaultModel && generation >= workspace.generation,
            ),
        );
        return unpublished
          .slice(0, limit)
          .map(({ workspace: { id, generation } }) => ({ workspace: id, generation }));
      },
    },
    models: {
      list: async (workspace) => newestModels(tenantOf(workspace)),
      read: async (workspace, id, revision) =>
        tenantOf(workspace)
          .models.filter((row) => row.id === id && (revision ?? row.revision) === row.revision)
          .toSorted((a, b) => b.revision - a.revision)[0],
      async create(workspace, row, response) {
        tables.requireOpenClaim(response);
        const { models } = tenantOf(workspace);
        if (models.some(({ id, revision }) => id === row.id && revision === row.revision)) {
          return false;
        }
        models.push(row);
        tables.storeResponse(response);
        return true;
      },
    },
    rankings: {
      async publish(row, at) {
        const { rankings, published } = tenantOf(row.workspace);
        if (!rankings.some(({ id }) => id === row.id)) {
          rankings.push(row);
        }
        const index = published.findIndex((head) => isSameModel(head, row));
        const head = published[index];
        if (head === undefined) {
          const { model, revision } = row;
          published.push({ model, revision, ...pickState(row), publishedAt: at, readAt: at });
        } else if (isOlder(head, row)) {
          published[index] = { ...head, ...pickState(row), publishedAt: at };
        }
      },
      async updateDigest(row) {
        const { rankings, published } = tenantOf(row.workspace);
        const index = rankings.findIndex(({ id }) => id === row.id);
        const stored = rankings[index];
        if (stored !== undefined) {
          rankings[index] = {
            ...stored,
            ...pickState(row),
            count: row.count,
            unscored: row.unscored,
          };
        }
        const publishedIndex = published.findIndex((each) => isSameModel(each, row));
        const publication = published[publishedIndex];
        if (publication?.generation === row.generation) {
          published[publishedIndex] = { ...publication, ...pickState(row) };
        }
      },
      async markRead(name, at) {
        const { published } = tenantOf(name.workspace);
        const index = published.findIndex((head) => isSameModel(head, name));
        const head = published[index];
        if (head !== undefined) {
          published[index] = { ...head, readAt: at };
        }
      },
      read: async (workspace, id) => tenantOf(workspace).rankings.find((row) => row.id === id),
      list: async (workspace, { before = Number.POSITIVE_INFINITY, limit }) =>
        tenantOf(workspace)
          .rankings.filter(({ generation }) => generation < before)
          .toSorted((a, b) => b.generation - a.generation)
          .slice(0, limit),
      async listAfter(after, limit) {
        const all = [...tables.tenants.values()].flatMap(({ rankings }) => rankings);
        return all
          .filter((row) => comparePositions(row, after) > 0)
          .toSorted(
            (a, b) =>
              comparePositions(a, b) || compare(a.model, b.model) || a.revision - b.revision,
          )
          .slice(0, limit)
          .map(({ workspace, generation, id, model, revision, orderRules, at }) => ({
            workspace,
            generation,
            id,
            model,
            revision,
            orderRules,
            at,
          }));
      },
      async remove(rows) {
        for (const { workspace, id } of rows) {
          const { rankings, published, baselines } = tenantOf(workspace);
          const index = rankings.findIndex((row) => row.id === id);
          const row = rankings[index];
          const isPublished = published.some(
            (head) => row && isSameModel(head, row) && head.generation === row.generation,
          );
          const isNamed = [...baselines.values()].some(
            ({ ranking }) => row && isSameRanking(ranking, row),
          );
          if (row !== undefined && !isPublished && !isNamed) {
            rankings.splice(index, 1);
          }
        }
      },
      async listSpread(workspace, model, count) {
        const rows = tenantOf(workspace)
          .rankings.filter((row) => row.model === model)
          .toSorted((a, b) => a.generation - b.generation || a.revision - b.revision);
        const step = (place: number) => Math.floor((place * (count - 1)) / (rows.length - 1));
        return rows.filter(
          (_, place) => rows.length <= count || place === 0 || step(place) > step(place - 1),
        );
      },

      async listNewest(workspace) {
        const { rankings, published } = tenantOf(workspace);
        return published.flatMap((head) =>
          rankings.filter((row) => isSameModel(head, row) && row.generation === head.generation),
        );
      },
    },
  };
}

function toPointer(tenant: Tenant): Pointer {
  return {
    workspace: tenant.workspace,
    publications: [...tenant.published],
    models: new Map(newestModels(tenant).map((row) => [row.id, row.revision])),
  };
}

function comparePositions(a: RankingPosition, b: RankingPosition): number {
  return compare(a.workspace, b.workspace) || a.generation - b.generation;
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

function pickState({ generation, orderRules, at, digest }: RankingRow) {
  return { generation, orderRules, at, digest };
}

function isOlder(head: Publication, row: RankingRow): boolean {
  const isSameGeneration = head.generation === row.generation;
  return isSameGeneration ? head.orderRules < row.orderRules : head.generation < row.generation;
}

function isSameModel(
  head: Publication,
  { model, revision }: Pick<Publication, "model" | "revision">,
): boolean {
  return head.model === model && head.revision === revision;
}

function openJobs(tables: FakeTables): Store["jobs"] {
  const set = (workspace: string, id: string, change: Partial<Job>) => {
    const job = tables.jobOf(workspace, id);
    tables.tenantOf(workspace).jobs.set(id, { ...job, ...change });
  };
  const isOpen = (workspace: string, id: string) =>
    !["done", "failed"].includes(tables.jobOf(workspace, id).state);
  return {
    create: async (job) => void tables.tenantOf(job.workspace).jobs.set(job.id, job),
    read: async (workspace, id) => {
      const tenant = tables.tenantOf(workspace);
      return tenant.workspace.deletedAt === undefined ? tenant.jobs.get(id) : undefined;
    },
    async listByGeneration(workspace, generation) {
      const all = [...tables.tenantOf(workspace).jobs.values()];
      return all
        .filter(
          (job) =>
            includesGeneration(job.generations, generation) ||
            (job.kind === "revert" &&
              (isOpen(workspace, job.id) || (job.generations.at(-1)?.[1] ?? 0) > generation)),
        )
        .toSorted((a, b) => (a.id < b.id ? 1 : -1));
    },
    async stageChunk(workspace, job, chunk) {
      const { chunks } = tables.tenantOf(workspace);
      chunks.set(job, (chunks.get(job) ?? []).concat(chunk));
    },
    async submit(job, { response }) {
      const { workspace, id } = job;
      tables.requireOpenClaim(response);
      if (!isOpen(workspace, id)) {
        return;
      }
      set(workspace, id, job);
      if (job.state !== "queued") {
        tables.tenantOf(workspace).chunks.delete(id);
      }
      tables.storeResponse(response);
    },
    async readChunks(workspace, job, { after = -1, limit }) {
      const staged = tables.tenantOf(workspace).chunks.get(job) ?? [];
      return staged
        .filter(({ sequence }) => sequence > after)
        .toSorted((a, b) => a.sequence - b.sequence)
        .slice(0, limit);
    },
    async finish(workspace, id, { generation, at }) {
      if (isOpen(workspace, id)) {
        set(workspace, id, { state: "done", generation, updatedAt: at });
      }
    },
    async fail(workspace, id, { reason, at }) {
      if (isOpen(workspace, id)) {
        set(workspace, id, { state: "failed", reason, updatedAt: at });
      }
    },
    async listStalled(before, limit) {
      const all = [...tables.tenants.values()]
        .filter(({ workspace }) => workspace.deletedAt === undefined)
        .flatMap(({ jobs }) => Array.from(jobs.values()));
      return all
        .filter((job) => job.updatedAt < before && isOpen(job.workspace, job.id))
        .slice(0, limit);
    },
  };
}
