import { limits } from "../../src/contract/limits.ts";
import { type Hierarchy } from "../../src/core/ahp/hierarchy-document.ts";
import { type ApiKey } from "../../src/core/api-key.ts";
import { LostClaim } from "../../src/core/failure.ts";
import { deferredSequenceStart } from "../../src/core/import/chunk-rows.ts";
import { type Item } from "../../src/core/item/item.ts";
import { type GenerationRange, type Job } from "../../src/core/job.ts";
import { type Person } from "../../src/core/person.ts";
import { type Baseline } from "../../src/core/ranking/baseline.ts";
import { type Session } from "../../src/core/session.ts";
import { type StatusMap } from "../../src/core/status/status-map.ts";
import {
  type ModelRow,
  type Publication,
  type RankingRow,
  type Workspace,
  type WorkspaceState,
} from "../../src/core/workspace.ts";
import {
  type ChunkReceipt,
  type EarlierRequest,
  type IdempotencyClaim,
  type IdempotentResponse,
  type IdempotencyKey,
  type StagedChunk,
  type Ticket,
  type UndoLogEntry,
} from "../../src/ports/store.ts";

/** The rows of one workspace. */
export type Tenant = {
  workspace: WorkspaceState;
  readonly items: Map<number, Item>;
  readonly changes: (UndoLogEntry & { readonly actor?: string })[];
  /** The categories of statuses, in ascending order of their generations. */
  readonly statusMaps: {
    readonly generation: number;
    readonly at: number;
    readonly statuses: StatusMap;
    readonly actor?: string;
  }[];
  criteria: ReadonlySet<string>;
  readonly models: ModelRow[];
  readonly people: Map<string, Person>;
  readonly hierarchies: Map<string, Hierarchy>;
  readonly baselines: Map<string, Baseline>;
  readonly rankings: RankingRow[];
  readonly published: Publication[];
  readonly jobs: Map<string, Job>;
  readonly chunks: Map<string, StagedChunk[]>;
};

type Claim = EarlierRequest & { readonly at: number };

/** The tables of a database in memory. */
export class FakeTables {
  readonly tenants = new Map<string, Tenant>();
  /** API keys by the hashes of their tokens. */
  readonly keys = new Map<string, ApiKey>();
  /** Sessions by the hashes of their tokens. */
  readonly sessions = new Map<string, Session>();
  readonly tickets = new Map<string, Ticket>();
  readonly claims = new Map<string, Claim>();

  open(workspace: Workspace): void {
    this.tenants.set(workspace.id, {
      workspace,
      items: new Map(),
      changes: [],
      statusMaps: [],
      criteria: new Set(),
      models: [],
      people: new Map(),
      hierarchies: new Map(),
      baselines: new Map(),
      rankings: [],
      published: [],
      jobs: new Map(),
      chunks: new Map(),
    });
  }

  tenantOf(workspace: string): Tenant {
    const tenant = this.tenants.get(workspace);
    if (tenant === undefined) {
      throw new RangeError(`The tables have no workspace "${workspace}".`);
    }
    return tenant;
  }

  /** Runs a write. If it throws, restores the items, the undo log and the workspace. */
  transact<T>(workspace: string, write: () => T): T {
    const tenant = this.tenantOf(workspace);
    const { items, changes, workspace: row } = tenant;
    const [earlierItems, count] = [[...items], changes.length];
    try {
      return write();
    } catch (error) {
      items.clear();
      earlierItems.forEach(([number, item]) => items.set(number, item));
      changes.length = count;
      tenant.workspace = row;
      throw error;
    }
  }

  jobOf(workspace: string, id: string): Job {
    const job = this.tenantOf(workspace).jobs.get(id);
    if (job === undefined) {
      throw new RangeError(`The tables have no job "${id}".`);
    }
    return job;
  }

  /** Lists the claims of a scope, in the order of their routes and keys. */
  listClaims(scope: string): (Claim & IdempotencyKey)[] {
    return [...this.claims]
      .map(([name, claim]) => Object.assign(parseClaimKey(name), claim))
      .filter((claim) => claim.scope === scope)
      .toSorted(compareClaims);
  }

  /** Returns the claim if the request holds it. */
  findHeldClaim(claim: IdempotencyClaim): Claim | undefined {
    const stored = this.claims.get(formatClaimKey(claim));
    return stored?.claim === claim.claim ? stored : undefined;
  }

  /** Throws if the request does not hold its claim, or has completed it. Call it before a write. */
  requireOpenClaim(response: IdempotentResponse | undefined): void {
    const claim = response && this.findHeldClaim(response);
    if (response !== undefined && (claim === undefined || claim.response !== undefined)) {
      throw new LostClaim();
    }
  }

  storeResponse(response: IdempotentResponse | undefined): void {
    const claim = response && this.findHeldClaim(response);
    if (response !== undefined && claim !== undefined) {
      const { status, headers, body } = response;
      this.claims.set(formatClaimKey(response), { ...claim, response: { status, headers, body } });
    }
  }

  /** Returns whether a chunk is as it was read. */
  hasChunk(workspace: string, { job, sequence, count }: ChunkReceipt): boolean {
    const staged = this.tenantOf(workspace).chunks.get(job) ?? [];
    return staged.some((chunk) => chunk.sequence === sequence && chunk.count === count);
  }

  /**
   * Consumes a chunk, or some of its rows, and records the generation of its batch if the batch
   * changed an item.
   */
  consumeChunk(
    workspace: string,
    receipt: ChunkReceipt,
    { at, generation }: { readonly at: number; readonly generation?: number },
  ): void {
    const { chunks, jobs } = this.tenantOf(workspace);
    const { job: id, sequence, rest, deferred } = receipt;
    const staged = chunks.get(id) ?? [];
    const others = staged.filter((chunk) => chunk.sequence !== sequence);
    const last = Math.max(deferredSequenceStart - 1, ...staged.map((chunk) => chunk.sequence));
    chunks.set(id, [
      ...others,
      ...(rest === undefined ? [] : [{ ...rest, sequence }]),
      ...(deferred === undefined ? [] : [{ ...deferred, sequence: last + 1 }]),
    ]);
    this.addProgress(workspace, id, { ...receipt, at });
    const job = this.jobOf(workspace, id);
    jobs.set(id, { ...job, generations: addGeneration(job.generations, generation) });
  }

  addProgress(
    workspace: string,
    id: string,
    progress: Partial<ChunkReceipt> &
      Pick<ChunkReceipt, "failed" | "faults"> & { readonly at: number },
  ): void {
    const job = this.jobOf(workspace, id);
    const { done = 0, created = 0, updated = 0, unchanged = 0, failed, faults, at } = progress;
    this.tenantOf(workspace).jobs.set(id, {
      ...job,
      state: job.state === "done" || job.state === "failed" ? job.state : "running",
      done: job.done + done,
      created: job.created + created,
      updated: job.updated + updated,
      unchanged: job.unchanged + unchanged,
      failed: job.failed + failed,
      errorCount: job.errorCount + faults.length,
      errors: [...job.errors, ...faults].slice(0, 100),
      updatedAt: at,
    });
  }
}

function addGeneration(
  ranges: readonly GenerationRange[],
  generation: number | undefined,
): readonly GenerationRange[] {
  const [first, last] = ranges.at(-1) ?? [];
  if (generation === undefined) {
    return ranges;
  }
  if (first !== undefined && last === generation - 1) {
    return [...ranges.slice(0, -1), [first, generation]];
  }
  return ranges.length < limits.jobGenerationsMax ? [...ranges, [generation, generation]] : ranges;
}

export function formatClaimKey({ scope, route, key }: IdempotencyKey): string {
  return JSON.stringify([scope, route, key]);
}

function parseClaimKey(name: string): IdempotencyKey {
  const [scope, route, key]: [string, string, string] = JSON.parse(name);
  return { scope, route, key };
}

/** Compares the routes and keys of claims, as SQLite does. */
export function compareClaims(
  a: Pick<IdempotencyKey, "route" | "key">,
  b: Pick<IdempotencyKey, "route" | "key">,
): number {
  const order = compareTexts(a.route, b.route);
  return order === 0 ? compareTexts(a.key, b.key) : order;
}

function compareTexts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
