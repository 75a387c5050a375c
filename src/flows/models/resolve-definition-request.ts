import { type DefinitionBody } from "../../contract/model.ts";
import { Failure, type Fault } from "../../core/failure.ts";
import { type DefinitionRequest, type Vote } from "../../core/models/model.ts";
import { type Deps } from "../../ports/deps.ts";

/** Converts a definition from the wire: resolves the item ids of votes to item numbers. */
export async function resolveDefinitionRequest(
  deps: Pick<Deps, "store">,
  workspace: string,
  body: DefinitionBody,
): Promise<DefinitionRequest> {
  const { votes, tie_break: tieBreak, half_life_days: halfLifeDays, ...others } = body;
  const { min_coverage: minCoverage, ...rest } = others;
  return {
    ...rest,
    ...(minCoverage !== undefined && { minCoverage }),
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
  const requireNumber = (id: string, pointer: string): number => {
    const number = numbers.get(id);
    if (number === undefined) {
      faults.push({ pointer, detail: `No item has the id "${id}".` });
    }
    return number ?? 0;
  };
  const resolved = votes.map(({ winner, loser, count = 1 }, index) => ({
    winner: requireNumber(winner, `/votes/${index}/winner`),
    loser: requireNumber(loser, `/votes/${index}/loser`),
    count,
  }));
  if (faults.length > 0) {
    throw new Failure("invalid", faults[0]?.detail ?? "", { faults });
  }
  return resolved;
}
