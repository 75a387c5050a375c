import { type DefinitionBody } from "../../contract/model.ts";
import { Failure, type Fault } from "../../core/failure.ts";
import { type DefinitionRequest, type Vote } from "../../core/models/model.ts";
import { type Deps } from "../../ports/deps.ts";

/** A definition as the wire asks for it, as core does: items by their numbers. */
export async function resolveDefinitionRequest(
  deps: Pick<Deps, "store">,
  workspace: string,
  body: DefinitionBody,
): Promise<DefinitionRequest> {
  const { votes, tie_break: tieBreak, half_life_days: halfLifeDays, ...same } = body;
  return {
    ...same,
    ...(tieBreak !== undefined && { tieBreak }),
    ...(halfLifeDays !== undefined && { halfLifeDays }),
    ...(votes !== undefined && { votes: await resolveVotes(deps, workspace, votes) }),
  };
}

async function resolveVotes(
  { store }: Pick<Deps, "store">,
  workspace: string,
  votes: NonNullable<DefinitionBody["votes"]>,
): Promise<Vote[]> {
  const ids = new Set(votes.flatMap(({ winner, loser }) => [winner, loser]));
  const numbers = await store.items.readNumbers(workspace, [...ids]);
  const faults: Fault[] = [];
  const numberOf = (id: string, pointer: string): number => {
    const number = numbers.get(id);
    if (number === undefined) {
      faults.push({ pointer, detail: `No item has the id "${id}".` });
    }
    return number ?? 0;
  };
  const found = votes.map(({ winner, loser, count = 1 }, at) => ({
    winner: numberOf(winner, `/votes/${at}/winner`),
    loser: numberOf(loser, `/votes/${at}/loser`),
    count,
  }));
  if (faults.length > 0) {
    throw new Failure("invalid", faults[0]?.detail ?? "", { faults });
  }
  return found;
}
