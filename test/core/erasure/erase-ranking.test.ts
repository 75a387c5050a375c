import { expect, test } from "vitest";
import { stringAt } from "../../../src/core/columns/string-column.ts";
import { eraseAssignee } from "../../../src/core/erasure/erase-ranking.ts";
import { createNameTests } from "../../../src/core/erasure/erased-person.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import { encodeDigestInput, type Ranking } from "../../../src/core/ranking/ranking.ts";
import { getBuiltInModel } from "../../../src/flows/models/resolve-model.ts";
import { buildSnapshot } from "../../contracts/write-snapshot.ts";

function buildRanking(): Ranking {
  return { ...rank(buildSnapshot("wsp_1"), getBuiltInModel("rice")), id: "rnk_1", digest: "d" };
}

function listAssignees({ facets, count }: Ranking) {
  return Array.from({ length: count }, (_, row) => stringAt(facets.assignee, row));
}

test("removes every spelling of the name from the rows and the dictionary", () => {
  const ranking = buildRanking();
  expect(listAssignees(ranking)).toEqual(["ana", "ana", undefined]);
  const erased = eraseAssignee(ranking, createNameTests(" ANA "));
  expect(listAssignees(erased)).toEqual([undefined, undefined, undefined]);
  expect(erased.facets.assignee.values).toEqual([""]);
});

test("changes neither the order, the scores nor the digest", () => {
  const ranking = buildRanking();
  const erased = eraseAssignee(ranking, createNameTests("Ana"));
  expect(encodeDigestInput(erased)).toEqual(encodeDigestInput(ranking));
  expect({ ...erased, facets: ranking.facets }).toEqual(ranking);
  expect(erased.facets.team).toBe(ranking.facets.team);
});

test("returns a ranking without the name itself", () => {
  const ranking = buildRanking();
  expect(eraseAssignee(ranking, createNameTests("Bo"))).toBe(ranking);
});
