import { Failure, notFound } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type Actor } from "../../core/workspace.ts";
import {
  type ItemUpdate,
  type Deps,
  type IdempotentResponse,
  type ItemInsert,
  type WriteBatch,
  type WriteResult,
} from "../../ports/deps.ts";
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
  /** A second delivery: all of it had been done before, and nothing was done now. */
  readonly isRepeat: boolean;
};

export type SaveRequest = {
  readonly actor: Actor;
  readonly operations: readonly ItemOperation[];
  /** Makes the answer that a keyed request keeps, from outcomes that are sure to come. */
  readonly buildResponse?:
    | ((outcomes: readonly OperationOutcome[]) => IdempotentResponse | undefined)
    | undefined;
  /** For a chunk of an import: what the batch is to say of it. */
  readonly buildReceipt?: (planned: ItemWritePlan) => WriteBatch["receipt"];
  /** What becomes of operations that name what is not there; they are refused, if not said. */
  readonly onMissing?: ItemPlanContext["onMissing"];
};

/** Somebody else may be first this often before we say so; each time we wait longer, at random. */
const attemptsMax = 8;

/**
 * Carries out operations on items: one read, one batch. Each operation is refused or done on its
 * own; what is done is done in one transaction with the undo log and the generation. An operation
 * that met another writer is planned again on what is there now, unless it named a version.
 */
export async function saveItems(deps: Deps, request: SaveRequest): Promise<SaveResult> {
  return saveWithRetry(deps, request, 1);
}

async function saveWithRetry(deps: Deps, request: SaveRequest, tried: number): Promise<SaveResult> {
  const { workspace } = request.actor;
  const at = deps.clock.now();
  const context = await readItemContext(deps, workspace, request.operations);
  const planned = await planWrites(deps, request, { ...context, at });
  const written = await tryWrite(deps, request, { planned, at });
  if (hasLostRace(request, planned, written) && tried < attemptsMax) {
    await deps.sleep(Math.random() * 8 * 2 ** tried);
    return saveWithRetry(deps, request, tried + 1);
  }
  if (written === undefined) {
    throw new Failure("conflict", "Other writers were first, several times. Try again.");
  }
  deps.caches.pointers.invalidateAfterWrite(workspace, deps.clock.now());
  const { generation, isRepeat } = written;
  if (request.buildReceipt === undefined && generation > context.workspace.generation) {
    deps.waitUntil(deps.queue.send({ kind: "publish", workspace, generation }));
  }
  const outcomes = planned.outcomes.map((outcome) => finalizeOutcome(outcome, written));
  return { outcomes, generation, isRepeat };
}

async function planWrites(
  deps: Deps,
  { operations, onMissing = "refused", buildResponse, actor }: SaveRequest,
  context: Omit<ItemPlanContext, "newId" | "onMissing">,
): Promise<ItemWritePlan> {
  const newId = () => deps.random.typeId("itm");
  const planned = planItems(operations, { ...context, newId, onMissing });
  return buildResponse === undefined ? planned : reserveNumbers(deps, actor.workspace, planned);
}

/** Whether it is worth planning anew: all of it met another writer. A chunk looks after its rows itself. */
function hasLostRace(
  { operations, buildReceipt }: SaveRequest,
  planned: ItemWritePlan,
  written: WriteResult | undefined,
): boolean {
  if (written === undefined) {
    return true;
  }
  return operations.length === 1 && buildReceipt === undefined && !isComplete(planned, written);
}

/** The batch; undefined when a unique key stood in its way: somebody took an external id. */
async function tryWrite(
  deps: Deps,
  { actor, buildResponse, buildReceipt }: SaveRequest,
  { planned, at }: { readonly planned: ItemWritePlan; readonly at: number },
): Promise<WriteResult | undefined> {
  const answer = buildResponse?.(planned.outcomes);
  const receipt = buildReceipt?.(planned);
  try {
    return await deps.store.items.write({
      workspace: actor.workspace,
      actor: actor.name,
      at,
      creates: planned.creates,
      changes: planned.changes,
      ...(answer && { response: answer }),
      ...(receipt && { receipt }),
    });
  } catch (error) {
    if (error instanceof Failure && error.kind === "conflict") {
      return undefined;
    }
    throw error;
  }
}

/** An answer that is kept beside the write has to name the numbers before they are given. */
async function reserveNumbers(
  deps: Deps,
  workspace: string,
  planned: ItemWritePlan,
): Promise<ItemWritePlan> {
  const { creates, outcomes } = planned;
  if (creates.length === 0) {
    return planned;
  }
  const first = await deps.store.workspaces.reserveNumbers(workspace, creates.length);
  const numbers = new Map(creates.map(({ id }, at) => [id, first + at]));
  return {
    ...planned,
    creates: creates.map(({ id, fields }) => ({ id, fields, number: numbers.get(id) ?? 0 })),
    outcomes: outcomes.map((outcome) => assignNumber(outcome, numbers)),
  };
}

function assignNumber(
  outcome: OperationOutcome,
  numbers: ReadonlyMap<string, number>,
): OperationOutcome {
  if (outcome.kind === "refused") {
    return outcome;
  }
  const number = numbers.get(outcome.item.id) ?? outcome.item.number;
  return { ...outcome, item: { ...outcome.item, number } };
}

function isComplete(
  { creates, changes }: ItemWritePlan,
  { created, changed }: WriteResult,
): boolean {
  const isMade = (row: ItemInsert) => created.has(row.id);
  const isDone = (row: ItemUpdate) => changed.has(row.number);
  return creates.every(isMade) && changes.every(isDone);
}

/** What was planned, as it turned out. */
function finalizeOutcome(
  outcome: OperationOutcome,
  { created, changed }: WriteResult,
): OperationOutcome {
  if (outcome.kind === "refused" || outcome.kind === "unchanged") {
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
  const detail = `Somebody else changed "${item.externalId ?? item.id}" at the same time.`;
  return { kind: "refused", failure: new Failure("conflict", detail) };
}

/** The only outcome of a single operation; its refusal is thrown. */
export function requireSingleOutcome({ outcomes }: SaveResult): AppliedOperation {
  const outcome = outcomes[0];
  if (outcome === undefined) {
    throw notFound("outcome", "0");
  }
  if (outcome.kind === "refused") {
    throw outcome.failure;
  }
  return outcome;
}
