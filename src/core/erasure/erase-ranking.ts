import { omitColumns } from "../columns/lazy-columns.ts";
import { dropUnusedStrings, type StringColumn } from "../columns/string-column.ts";
import { assembleRanking, getRankingColumns } from "../ranking/ranking-columns.ts";
import { type Ranking } from "../ranking/ranking.ts";
import { type NameTests } from "./erased-person.ts";

/** Removes a person as an assignee. Returns the ranking itself if it does not contain the name. */
export function eraseAssignee(ranking: Ranking, { isName }: Pick<NameTests, "isName">): Ranking {
  const { assignee } = ranking.facets;
  if (!assignee.values.some(isName)) {
    return ranking;
  }
  const columns = getRankingColumns(ranking);
  const facets = { ...ranking.facets, assignee: eraseStrings(assignee, isName) };
  return assembleRanking<Ranking>({ ...omitColumns(ranking, columns), facets }, columns);
}

/** Sets the rows with a matching string to code 0, which means absent. */
function eraseStrings(
  { codes, values }: StringColumn,
  isErased: (value: string) => boolean,
): StringColumn {
  const erased = values.map(isErased);
  const remaining = codes.map((code) => (erased[code] === true ? 0 : code));
  return dropUnusedStrings({ codes: remaining, values });
}
