import { type SQL, sql } from "drizzle-orm";
import { erasedText, type ErasedPerson } from "../core/erasure/erased-person.ts";
import { type Store } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import {
  eraseAssignees,
  eraseNames,
  listDocuments,
  listNamedRows,
  removeResponses,
  replaceDocuments,
} from "./erased-rows.ts";
import { completeClaim } from "./idempotent-responses.ts";
import { insertJob } from "./jobs.ts";
import { type Shards } from "./shards.ts";

/** Opens the erasures of people. */
export function openErasures(shards: Shards): Store["erasures"] {
  const run = async (workspace: string, statement: SQL) =>
    void (await shards.writer(workspace).run(statement));
  return {
    ...openErasedActors(shards),
    listNamedRows: (workspace, table, window) =>
      listNamedRows(shards, { workspace, table, ...window }),
    eraseAssignees: (step, rows) => eraseAssignees(shards.writer(step.workspace), step, rows),
    eraseNames: (workspace, table, keys) => eraseNames(shards, { workspace, table, keys }),
    listDocuments: (workspace, table, window) =>
      listDocuments(shards.writer(workspace), { workspace, table, ...window }),
    replaceDocuments: (workspace, table, change) =>
      replaceDocuments(shards.writer(workspace), { workspace, table, ...change }),
    removeResponses: (workspace, window, matches) =>
      removeResponses(shards.writer(workspace), { workspace, ...window }, matches),

    async create(job, person, response) {
      const { workspace, id, actor, createdAt } = job;
      const writer = shards.writer(workspace);
      const completion = await completeClaim(response);
      await writer.batch([
        insertJob(writer, job),
        toBatchItem(
          writer,
          sql`INSERT INTO erasures (workspace_id, id, person, actor, created_at)
            VALUES (${workspace}, ${id}, ${JSON.stringify(person)}, ${actor}, ${createdAt})`,
        ),
        ...completion.map((statement) => toBatchItem(writer, statement)),
      ]);
    },

    async readPerson(workspace, id) {
      const row = await shards.writer(workspace).get<{ person: string } | undefined>(
        sql`SELECT person FROM erasures
          WHERE workspace_id = ${workspace} AND id = ${id} AND finished_at IS NULL`,
      );
      return row && (JSON.parse(row.person) as ErasedPerson);
    },

    finish: (workspace, id, at) =>
      run(
        workspace,
        sql`UPDATE erasures SET person = NULL, finished_at = ${at}
          WHERE workspace_id = ${workspace} AND id = ${id} AND finished_at IS NULL`,
      ),

    saveProgress: ({ workspace, job, at }, { plan, done }) =>
      run(
        workspace,
        sql`UPDATE jobs SET state = 'running', plan = ${plan}, done = ${done}, updated_at = ${at}
          WHERE workspace_id = ${workspace} AND id = ${job} AND state IN ('queued', 'running')`,
      ),

    forgetCheckpoint: (workspace) =>
      run(
        workspace,
        sql`UPDATE workspaces SET snapshot_generation = 0, snapshot_at = 0
          WHERE id = ${workspace}`,
      ),
  };
}

const actorTables = [
  "models",
  "hierarchies",
  "baselines",
  "status_maps",
  "jobs",
  "erasures",
] as const;

/** Opens the erasure of actors: the ids of keys that the tables record. */
function openErasedActors(
  shards: Shards,
): Pick<Store["erasures"], "eraseLogActors" | "eraseActor"> {
  return {
    async eraseLogActors(workspace, actor, { after, upTo }) {
      const [generation = -1, number = -1] = after;
      const [lastGeneration = -1, lastNumber = -1] = upTo;
      await shards.writer(workspace).run(
        sql`UPDATE changes SET actor = ${erasedText}
          WHERE workspace_id = ${workspace} AND actor = ${actor}
            AND (generation, number) > (${generation}, ${number})
            AND (generation, number) <= (${lastGeneration}, ${lastNumber})`,
      );
    },

    async eraseActor(workspace, actor) {
      const { directory } = shards;
      const writer = shards.writer(workspace);
      const [first, ...rest] = actorTables.map((table) =>
        toBatchItem(
          writer,
          sql`UPDATE ${sql.raw(table)} SET actor = ${erasedText}
            WHERE workspace_id = ${workspace} AND actor = ${actor}`,
        ),
      );
      await (first && writer.batch([first, ...rest]));
      await directory.batch([
        toBatchItem(
          directory,
          sql`UPDATE api_keys SET name = ${erasedText}
            WHERE workspace_id = ${workspace} AND id = ${actor}`,
        ),
        toBatchItem(
          directory,
          sql`UPDATE sessions SET user_agent = ''
            WHERE workspace_id = ${workspace} AND key_id = ${actor}`,
        ),
      ]);
    },
  };
}
