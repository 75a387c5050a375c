import { Failure, notFound } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type Actor } from "../../core/workspace.ts";
import {
  type ChangedRow,
  type Deps,
  type KeyedAnswer,
  type NewRow,
  type WriteBatch,
  type Written,
} from "../../deps.ts";
import { type Done, type Operation, type Outcome } from "./operation.ts";
import { type PlanContext, type Planned, planItems } from "./plan-items.ts";
import { contextOf } from "./write-context.ts";

export type Saved = {
  readonly outcomes: readonly Outcome[];
  readonly generation: number;
  /** A second delivery: all of it had been done before, and nothing was done now. */
  readonly isRepeat: boolean;
};

export type SaveRequest = {
  readonly actor: Actor;
  readonly operations: readonly Operation[];
  /** Makes the answer that a keyed request keeps, from outcomes that are sure to come. */
  readonly answerOf?: ((outcomes: readonly Outcome[]) => KeyedAnswer | undefined) | undefined;
  /** For a chunk of an import: what the batch is to say of it. */
  readonly receiptOf?: (planned: Planned) => WriteBatch["receipt"];
  /** What becomes of operations that name what is not there; they are refused, if not said. */
  readonly missing?: PlanContext["missing"];
};

/** Somebody else may be first this often before we say so; each time we wait longer, at random. */
const triesMax = 8;

/**
 * Carries out operations on items: one read, one batch. Each operation is refused or done on its
 * own; what is done is done in one transaction with the undo log and the generation. An operation
 * that met another writer is planned again on what is there now, unless it named a version.
 */
export async function saveItems(deps: Deps, request: SaveRequest): Promise<Saved> {
  return attempt(deps, request, 1);
}

async function attempt(deps: Deps, request: SaveRequest, tried: number): Promise<Saved> {
  const { workspace } = request.actor;
  const at = deps.clock.now();
  const context = await contextOf(deps, workspace, request.operations);
  const planned = await plan(deps, request, { ...context, at });
  const written = await writeOr(deps, request, { planned, at });
  if (isBeaten(request, planned, written) && tried < triesMax) {
    await deps.pause(Math.random() * 8 * 2 ** tried);
    return attempt(deps, request, tried + 1);
  }
  if (written === undefined) {
    throw new Failure("conflict", "Other writers were first, several times. Try again.");
  }
  deps.copies.pointers.wrote(workspace, deps.clock.now());
  const { generation, isRepeat } = written;
  if (request.receiptOf === undefined && generation > context.workspace.generation) {
    deps.later(deps.queue.send({ kind: "publish", workspace, generation }));
  }
  const outcomes = planned.outcomes.map((outcome) => settle(outcome, written));
  return { outcomes, generation, isRepeat };
}

async function plan(
  deps: Deps,
  { operations, missing = "refused", answerOf, actor }: SaveRequest,
  context: Omit<PlanContext, "newId" | "missing">,
): Promise<Planned> {
  const newId = () => deps.dice.id("itm");
  const planned = planItems(operations, { ...context, newId, missing });
  return answerOf === undefined ? planned : setNumbersAside(deps, actor.workspace, planned);
}

/** Whether it is worth planning anew: all of it met another writer. A chunk looks after its rows itself. */
function isBeaten(
  { operations, receiptOf }: SaveRequest,
  planned: Planned,
  written: Written | undefined,
): boolean {
  if (written === undefined) {
    return true;
  }
  return operations.length === 1 && receiptOf === undefined && !isComplete(planned, written);
}

/** The batch; undefined when a unique key stood in its way: somebody took an external id. */
async function writeOr(
  deps: Deps,
  { actor, answerOf, receiptOf }: SaveRequest,
  { planned, at }: { readonly planned: Planned; readonly at: number },
): Promise<Written | undefined> {
  const answer = answerOf?.(planned.outcomes);
  const receipt = receiptOf?.(planned);
  try {
    return await deps.store.items.write({
      workspace: actor.workspace,
      actor: actor.name,
      at,
      creates: planned.creates,
      changes: planned.changes,
      ...(answer && { answer }),
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
async function setNumbersAside(deps: Deps, workspace: string, planned: Planned): Promise<Planned> {
  const { creates, outcomes } = planned;
  if (creates.length === 0) {
    return planned;
  }
  const first = await deps.store.workspaces.setNumbersAside(workspace, creates.length);
  const numbers = new Map(creates.map(({ id }, at) => [id, first + at]));
  return {
    ...planned,
    creates: creates.map(({ id, fields }) => ({ id, fields, number: numbers.get(id) ?? 0 })),
    outcomes: outcomes.map((outcome) => numbered(outcome, numbers)),
  };
}

function numbered(outcome: Outcome, numbers: ReadonlyMap<string, number>): Outcome {
  if (outcome.kind === "refused") {
    return outcome;
  }
  const number = numbers.get(outcome.item.id) ?? outcome.item.number;
  return { ...outcome, item: { ...outcome.item, number } };
}

function isComplete({ creates, changes }: Planned, { created, changed }: Written): boolean {
  const isMade = (row: NewRow) => created.has(row.id);
  const isDone = (row: ChangedRow) => changed.has(row.number);
  return creates.every(isMade) && changes.every(isDone);
}

/** What was planned, as it turned out. */
function settle(outcome: Outcome, { created, changed }: Written): Outcome {
  if (outcome.kind === "refused" || outcome.kind === "unchanged") {
    return outcome;
  }
  const { item, kind } = outcome;
  if (kind === "created") {
    const number = created.get(item.id);
    return number === undefined ? beaten(item) : { ...outcome, item: { ...item, number } };
  }
  return created.has(item.id) || changed.has(item.number) ? outcome : beaten(item);
}

function beaten(item: Item): Outcome {
  const detail = `Somebody else changed "${item.externalId ?? item.id}" at the same time.`;
  return { kind: "refused", failure: new Failure("conflict", detail) };
}

/** The only outcome of a single operation; its refusal is thrown. */
export function onlyOutcome({ outcomes }: Saved): Done {
  const outcome = outcomes[0];
  if (outcome === undefined) {
    throw notFound("outcome", "0");
  }
  if (outcome.kind === "refused") {
    throw outcome.failure;
  }
  return outcome;
}
