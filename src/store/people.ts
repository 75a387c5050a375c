import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { limits } from "../contract/limits.ts";
import { type Store } from "../ports/store.ts";
import { toBatchItem } from "./batch-item.ts";
import { completeClaim } from "./idempotent-responses.ts";
import { type Shards } from "./shards.ts";
import { people } from "./tables.ts";

const personColumns = {
  id: people.id,
  name: people.name,
  skills: people.skills,
  capacity: people.capacity,
  version: people.version,
  createdAt: people.createdAt,
  updatedAt: people.updatedAt,
};

/** Opens the store of people. */
export function openPeople(shards: Shards): Store["people"] {
  return {
    list: (workspace, skill) =>
      shards
        .reader(workspace)
        .select(personColumns)
        .from(people)
        .where(
          and(
            eq(people.workspaceId, workspace),
            skill === undefined
              ? undefined
              : sql`EXISTS (SELECT 1 FROM json_each(${people.skills}) WHERE value = ${skill})`,
          ),
        )
        .orderBy(asc(people.id))
        .limit(limits.peopleMax),

    read: (workspace, id) =>
      shards
        .reader(workspace)
        .select(personColumns)
        .from(people)
        .where(isPerson(workspace, id))
        .get(),

    async create(
      workspace,
      { id, name, skills, capacity, version, createdAt, updatedAt },
      response,
    ) {
      const writer = shards.writer(workspace);
      const insert = toBatchItem<{ id: string }>(
        writer,
        sql`INSERT INTO people
            (workspace_id, id, version, name, skills, capacity, created_at, updated_at)
          SELECT ${workspace}, ${id}, ${version}, ${name}, ${JSON.stringify(skills)}, ${capacity},
            ${createdAt}, ${updatedAt}
          WHERE (SELECT count(*) FROM people WHERE workspace_id = ${workspace})
            < ${limits.peopleMax}
          RETURNING id`,
      );
      const completion = await completeClaim(response, sql`changes() > 0`);
      const [inserted] = await writer.batch([
        insert,
        ...completion.map((statement) => toBatchItem(writer, statement)),
      ]);
      return inserted.length > 0;
    },

    async update(workspace, id, { fields: { skills, ...fields }, at, versions }) {
      const values = { ...fields, ...(skills && { skills: [...skills] }) };
      const [row] = await shards
        .writer(workspace)
        .update(people)
        .set({ ...values, version: sql`${people.version} + 1`, updatedAt: at })
        .where(isPerson(workspace, id, versions))
        .returning(personColumns);
      return row;
    },

    async remove(workspace, id, versions) {
      const removedRows = await shards
        .writer(workspace)
        .delete(people)
        .where(isPerson(workspace, id, versions))
        .returning({ id: people.id });
      return removedRows.length > 0;
    },
  };
}

function isPerson(workspace: string, id: string, versions?: readonly number[]) {
  const isVersion = versions && inArray(people.version, [...versions]);
  return and(eq(people.workspaceId, workspace), eq(people.id, id), isVersion);
}
