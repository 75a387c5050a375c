import { type Hierarchy } from "../../src/core/ahp/hierarchy-document.ts";
import { LostClaim } from "../../src/core/failure.ts";
import { deferredSequenceStart } from "../../src/core/import/chunk-rows.ts";
import { type Item } from "../../src/core/item/item.ts";
import { type Job } from "../../src/core/job.ts";
import { type Person } from "../../src/core/person.ts";
import {
  type ModelRow,
  type Publication,
  type RankingRow,
  type Workspace,
} from "../../src/core/workspace.ts";
import {
  type ChunkReceipt,
  type ApiKey,
  type EarlierRequest,
  type IdempotencyClaim,
  type IdempotentResponse,
  type IdempotencyKey,
  type StagedChunk,
  type UndoLogEntry,
} from "../../src/ports/store.ts";

/** The rows of one workspace. */
export type Tenant = {
  workspace: Workspace;
  readonly items: Map<number, Item>;
  readonly changes: UndoLogEntry[];
  readonly models: ModelRow[];
  readonly people: Map<string, Person>;
  readonly hierarchies: Map<string, Hierarchy>;
  readonly rankings: RankingRow[];
  readonly published: Publication[];
  readonly jobs: Map<string, Job>;
  readonly chunks: Map<string, StagedChunk[]>;
};

type Claim = EarlierRequest & { readonly at: number };

/** The tables of a database in memory. */
export class FakeTables {
  readonly tenants = new Map<string, Tenant>();
  readonly keys = new Map<string, ApiKey & { readonly isRevoked: boolean }>();
  readonly claims = new Map<string, Claim>();

  open(workspace: Workspace): void {
    this.tenants.set(workspace.id, {
      workspace,
      items: new Map(),
      changes: [],
      models: [],
      people: new Map(),
      hierarchies: new Map(),
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

  jobOf(workspace: string, id: string): Job {
    const job = this.tenantOf(workspace).jobs.get(id);
    if (job === undefined) {
      throw new RangeError(`The tables have no job "${id}".`);
    }
    return job;
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

  /** Consumes a chunk, or some of its rows. Returns false if the chunk is not as it was read. */
  consumeChunk(workspace: string, receipt: ChunkReceipt, at: number): boolean {
    const { chunks } = this.tenantOf(workspace);
    const { job, sequence, rest, deferred } = receipt;
    const staged = chunks.get(job) ?? [];
    if (!this.hasChunk(workspace, receipt)) {
      return false;
    }
    const others = staged.filter((chunk) => chunk.sequence !== sequence);
    const last = Math.max(deferredSequenceStart - 1, ...staged.map((chunk) => chunk.sequence));
    chunks.set(job, [
      ...others,
      ...(rest === undefined ? [] : [{ ...rest, sequence }]),
      ...(deferred === undefined ? [] : [{ ...deferred, sequence: last + 1 }]),
    ]);
    this.addProgress(workspace, job, { ...receipt, at });
    return true;
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

export function formatClaimKey({ scope, route, key }: IdempotencyKey): string {
  return `${scope} ${route} ${key}`;
}
