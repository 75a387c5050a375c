/** Statements that may read all rows of a workspace in a table, and the reasons. */
export const allowedScans: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  {
    pattern: /coalesce\(max\(number\), 0\) FROM items/,
    reason: "reads the last entry of an index",
  },
  {
    pattern: /FROM status_maps s WHERE s\.workspace_id = \S+ ORDER BY s\.generation DESC LIMIT 1/,
    reason: "reads the last entry of an index",
  },
  {
    pattern: /from "models" where .*max\(m\.revision\)/,
    reason: "a workspace has few models, and all are needed",
  },
  {
    pattern: /FROM published p CROSS JOIN .* AS published/,
    reason: "one row per model, and all are needed",
  },
  {
    pattern: /from "published" inner join "rankings"/,
    reason: "one row per model, and all are needed",
  },
  {
    pattern: /FROM items i INDEXED BY items_blocked/,
    reason: "the index contains blocked items only",
  },
  {
    pattern: /FROM items b INDEXED BY items_blocked/,
    reason: "the index contains blocked items only",
  },
  {
    pattern:
      /FROM api_keys\s+WHERE workspace_id = \? AND revoked_at IS NULL|from "api_keys" where .* order by/,
    reason: "few keys; only their administration lists or counts them",
  },
  {
    pattern: /from "sessions" where .* order by/,
    reason: "the sessions of a week; only their administration lists them",
  },
  { pattern: /from "people"|FROM people WHERE workspace_id/, reason: "at most 1,000 people" },
  { pattern: /from "baselines"|FROM baselines /, reason: "at most 100 baselines" },
  {
    pattern:
      /from "hierarchies" where "hierarchies"."workspace_id" = \? order|FROM hierarchies WHERE/,
    reason: "at most 500 hierarchies",
  },
  {
    pattern: /from "jobs" where .*json_each\("jobs"."generations"\)/,
    reason: "one row per import or revert, and only a revert searches them",
  },
  {
    pattern: /changed_at = CASE WHEN generation = 0 AND EXISTS \(SELECT 1 FROM jobs/,
    reason: "reads the jobs of a workspace only before its first write",
  },
  {
    pattern: /FROM erasures e WHERE e\.workspace_id = w\.id/,
    reason: "a workspace has few erasures, and only a backup counts them",
  },
  {
    pattern:
      /from "(?:hierarchies|models|published|jobs|status_maps)" where .*ROWS UNBOUNDED PRECEDING/,
    reason: "a backup reads every row",
  },
  {
    pattern: /NOT EXISTS \(SELECT 1 FROM "items" WHERE workspace_id/,
    reason: "looks for the first row of a table",
  },
  {
    pattern: /^DELETE FROM published WHERE workspace_id = \S+ AND generation = 0/,
    reason: "one row per model, and only the end of a restore deletes them",
  },
  { pattern: /^SELECT DISTINCT r\.key FROM items i/, reason: "an export reads every item" },
  {
    pattern: /^SELECT .* FROM \w+ WHERE workspace_id = \? ORDER BY [\w, ]+ LIMIT \?$/,
    reason: "the first page of an erasure, which reads every row once",
  },
  {
    pattern: /^UPDATE \w+ SET actor = \? WHERE workspace_id = \? AND actor = \?$/,
    reason: "an erasure replaces the actor in small tables",
  },
  {
    pattern: /^UPDATE (?:sessions|api_keys) SET (?:user_agent|suspended_at|ended_at) = /,
    reason: "a workspace has few keys and sessions, and a deletion ends all of them",
  },
  {
    pattern: /^DELETE FROM \w+ WHERE \w+ = \? AND \([\w, ]+\) IN \(SELECT .* LIMIT \?\)$/,
    reason: "a purge deletes all rows of a workspace, a limited number per statement",
  },
];
