import { limits } from "../../contract/limits.ts";
import { type Actor, type Author, authorize } from "../../core/access.ts";
import { listVersions } from "../../core/expected-version.ts";
import { Failure, LostClaim, notFound, WorkspaceLocked } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import {
  type Deps,
  type IdempotentResponse,
  type ItemMerge,
  type NewCriteria,
  type WriteBatch,
  type WriteResult,
} from "../../ports/deps.ts";
import { retryConflicts } from "../retry-conflicts.ts";
import {
  type AppliedOperation,
  type ItemOperation,
  type OperationOutcome,
} from "./item-operation.ts";
import { type ItemPlanContext, type ItemWritePlan, planItems } from "./plan-items.ts";
import { readItemContext } from "./read-item-context.ts";

export type SaveResult = {
  readonly outcomes: readonly OperationOutcome[];
  readonly generation: number;
  /** Whether an earlier delivery applied these operations, so that this one wrote nothing. */
  readonly isRepeat: boolean;
};

/** The operations of a request. */
type ItemsRequest = {
  readonly operations: readonly ItemOperation[];
  /** Builds the response to store for a request with an idempotency key. */
  readonly buildResponse?:
    | ((outcomes: readonly OperationOutcome[]) => IdempotentResponse | undefined)
    | undefined;
};

type SaveRequest = ItemsRequest & {
  readonly actor: Author;
  /** Builds the receipt to write with the batch, for a chunk of an import. */
  readonly buildReceipt?: (plan: ItemWritePlan) => WriteBatch["receipt"];
  /** The treatment of operations that name items that do not exist; by default "reject". */
  readonly onMissing?: ItemPlanContext["onMissing"];
  readonly isStrict?: ItemPlanContext["isStrict"];
};

type Attempt = { readonly isLast: boolean; readonly isRetry: boolean };

type PlannedWrite = {
  readonly plan: ItemWritePlan;
  readonly written: WriteResult;
  /** The generation before the write. */
  readonly previousGeneration: number;
};

/**
 * Applies operations on items with one read and one batch. Each operation succeeds or fails
 * independently. The batch writes the items, the undo log and the generation in one transaction. If
 * another request changed the items first, plans operations without a version again. From the
 * second attempt, merges a single change in the database, where it loses no race.
 */
export async function saveItems(
  deps: Deps,
  actor: Actor,
  request: ItemsRequest,
): Promise<SaveResult> {
  authorize(actor, "items:write");
  return retryConflicts(deps, (isLast, tried) =>
    tryToSaveItems(deps, { ...request, actor }, { isLast, isRetry: tried > 1 }),
  );
}

/**
 * Applies operations like `saveItems`, with one attempt and for any author. Returns undefined if another request
 * changed the items first, so that a new plan can succeed.
 */
export async function tryToSaveItems(
  deps: Deps,
  request: SaveRequest,
  attempt: Attempt = { isLast: false, isRetry: false },
): Promise<SaveResult | undefined> {
  const { workspace } = request.actor;
  const saved = await planAndWrite(deps, request, attempt);
  if (saved === undefined) {
    return undefined;
  }
  const { plan, written, previousGeneration } = saved;
  deps.caches.pointers.invalidateAfterWrite(workspace, deps.clock.now());
  const { generation, isRepeat } = written;
  if (request.buildReceipt === undefined && generation > previousGeneration) {
    deps.waitUntil(deps.queue.send({ kind: "publish", workspace, generation }));
  }
  const outcomes = plan.outcomes.map((outcome) => finalizeOutcome(outcome, written));
  return { outcomes, generation, isRepeat };
}

/** Returns undefined if another request wrote first and a new plan can succeed. */
async function planAndWrite(
  deps: Deps,
  request: SaveRequest,
  { isLast, isRetry }: Attempt,
): Promise<PlannedWrite | undefined> {
  const { operations, onMissing = "reject", isStrict, actor, buildReceipt } = request;
  const at = deps.clock.now();
  const context = await readItemContext(deps, actor.workspace, { operations });
  const newId = () => deps.random.typeId("itm");
  const unnumbered = planItems(operations, { ...context, at, newId, onMissing, isStrict });
  const plan =
    request.buildResponse === undefined
      ? unnumbered
      : await reserveNumbers(deps, actor.workspace, unnumbered);
  const merge = isRetry ? findMerge(request, plan, at) : undefined;
  if (merge !== undefined) {
    return mergeOne(deps, plan, merge);
  }
  const written = await tryWrite(deps, request, { plan, at });
  if (written === undefined) {
    return undefined;
  }
  // Import chunks and batches report the rows that lost a race; the flow retries a single
  // operation.
  const isSingle = operations.length === 1 && buildReceipt === undefined;
  const hasLostRace = isSingle && !isComplete(plan, written);
  return hasLostRace && !isLast
    ? undefined
    : { plan, written, previousGeneration: context.workspace.generation };
}

/** Returns the merge that has the effect of the plan, if the request is one change of any version. */
function findMerge(
  { operations, actor, buildReceipt, buildResponse }: SaveRequest,
  { changes, creates, newCriteria }: ItemWritePlan,
  at: number,
): ItemMerge | undefined {
  const [operation] = operations;
  const [change] = changes;
  const isSingle = operations.length === 1 && changes.length === 1 && creates.length === 0;
  const isStored = buildReceipt !== undefined || buildResponse !== undefined;
  if (!isSingle || isStored || change?.patch === undefined || hasVersions(operation)) {
    return undefined;
  }
  const { id, number, patch, deletedAt } = change;
  const criteria = limitCriteria(newCriteria);
  const place = { workspace: actor.workspace, actor: actor.id, at, id, number };
  return { ...place, patch, criteria, deletedAt };
}

function hasVersions(operation: ItemOperation | undefined): boolean {
  return operation?.kind !== "create" && listVersions(operation?.version) !== undefined;
}

/** Merges a change. Returns undefined if the stored item no longer accepts it. */
async function mergeOne(
  deps: Deps,
  plan: ItemWritePlan,
  merge: ItemMerge,
): Promise<PlannedWrite | undefined> {
  const merged = await ignoreConflict(deps.store.items.merge(merge));
  if (merged === undefined) {
    return undefined;
  }
  const { item, generation } = merged;
  const outcomes = plan.outcomes.map((outcome) =>
    outcome.kind === "rejected" ? outcome : { ...outcome, item },
  );
  const written = { generation, created: new Map(), changed: new Set([item.number]) };
  return {
    plan: { ...plan, outcomes },
    written: { ...written, isRepeat: false },
    previousGeneration: generation - 1,
  };
}

/** Writes the batch. Returns undefined if another item has taken an external id. */
async function tryWrite(
  deps: Deps,
  { actor, buildResponse, buildReceipt }: SaveRequest,
  { plan, at }: { readonly plan: ItemWritePlan; readonly at: number },
): Promise<WriteResult | undefined> {
  const response = buildResponse?.(plan.outcomes);
  const receipt = buildReceipt?.(plan);
  return ignoreConflict(
    deps.store.items.write({
      workspace: actor.workspace,
      actor: actor.id,
      at,
      creates: plan.creates,
      changes: plan.changes,
      criteria: limitCriteria(plan.newCriteria),
      ...(response && { response }),
      ...(receipt && { receipt }),
    }),
  );
}

function limitCriteria(names: readonly string[]): NewCriteria | undefined {
  return names.length === 0 ? undefined : { names, max: limits.workspaceCriteriaMax };
}

/** Returns undefined if another request wrote first, so that a new plan can succeed. */
async function ignoreConflict<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    const isFinal = error instanceof LostClaim || error instanceof WorkspaceLocked;
    if (isFinal || !(error instanceof Failure && error.kind === "conflict")) {
      throw error;
    }
    return undefined;
  }
}

/** Reserves item numbers before the write, because the stored response contains them. */
async function reserveNumbers(
  deps: Deps,
  workspace: string,
  plan: ItemWritePlan,
): Promise<ItemWritePlan> {
  const { creates, outcomes } = plan;
  if (creates.length === 0) {
    return plan;
  }
  const first = await deps.store.workspaces.reserveNumbers(workspace, creates.length);
  const numbers = new Map(creates.map(({ id }, index) => [id, first + index]));
  return {
    ...plan,
    creates: creates.map(({ id, fields }) => ({ id, fields, number: numbers.get(id) ?? 0 })),
    outcomes: outcomes.map((outcome) => assignNumber(outcome, numbers)),
  };
}

function assignNumber(
  outcome: OperationOutcome,
  numbers: ReadonlyMap<string, number>,
): OperationOutcome {
  if (outcome.kind === "rejected") {
    return outcome;
  }
  const number = numbers.get(outcome.item.id) ?? outcome.item.number;
  return { ...outcome, item: { ...outcome.item, number } };
}

/** Returns whether every planned row was written. */
function isComplete(
  { creates, changes }: ItemWritePlan,
  { created, changed }: WriteResult,
): boolean {
  return (
    creates.every(({ id }) => created.has(id)) && changes.every(({ number }) => changed.has(number))
  );
}

/** Completes a planned outcome with the item's number, or rejects it if the row lost a race. */
function finalizeOutcome(
  outcome: OperationOutcome,
  { created, changed }: WriteResult,
): OperationOutcome {
  if (outcome.kind === "rejected" || outcome.kind === "unchanged") {
    return outcome;
  }
  const { item, kind } = outcome;
  if (kind === "created") {
    const number = created.get(item.id);
    return number === undefined
      ? buildLostRaceOutcome(item)
      : { ...outcome, item: { ...item, number } };
  }
  return created.has(item.id) || changed.has(item.number) ? outcome : buildLostRaceOutcome(item);
}

function buildLostRaceOutcome(item: Item): OperationOutcome {
  const detail = `Another request changed the item "${item.externalId ?? item.id}" at the same time. Try again.`;
  return { kind: "rejected", failure: new Failure("conflict", detail) };
}

/** Returns the outcome of a single operation. Throws if the operation was rejected. */
export function requireSingleOutcome({ outcomes }: SaveResult): AppliedOperation {
  const outcome = outcomes[0];
  if (outcome === undefined) {
    throw notFound("outcome", "0");
  }
  if (outcome.kind === "rejected") {
    throw outcome.failure;
  }
  return outcome;
}
