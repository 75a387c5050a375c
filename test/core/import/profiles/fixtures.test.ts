import { describe, expect, test } from "vitest";
import { findFieldsByName } from "../../../../src/core/import/columns/column-names.ts";
import { findProfileFields } from "../../../../src/core/import/profiles/profile.ts";
import {
  allProfiles,
  findProfile,
  recogniseProfile,
} from "../../../../src/core/import/profiles/profiles.ts";
import { catalogue } from "../../../../src/core/models/registry.ts";
import { normaliseName } from "../../../../src/core/words/normalise-name.ts";
import { formatOf, readFixtureColumns, readUnwrappedColumns } from "../fixture-columns.ts";

/** The fixtures, with the columns that are read and their fields. */
const fixtures = [
  {
    file: "jira.csv",
    fields: `Summary → title, Issue key → external_id, Issue Type → type, Status → status,
      Priority → priority, Assignee → assignee, Due date → due_date, Votes → ratings.votes,
      Labels → labels, Labels → labels, Description → description,
      Inward issue link (Blocks) → blocked_by, Custom field (Business Value) → ratings.user_value,
      Custom field (Story point estimate) → size, Custom field (Start date) → start_date,
      Parent → parent`,
  },
  {
    file: "jira-german.csv",
    fields: `Zusammenfassung → title, Vorgangsschlüssel → external_id, Vorgangstyp → type,
      Status → status, Priorität → priority, Zugewiesene Person → assignee,
      Fälligkeitsdatum → due_date, Stimmen → ratings.votes, Beschreibung → description,
      Benutzerdefinierte Felder (Story Points) → size,
      Benutzerdefinierte Felder (Start date) → start_date, Übergeordnet → parent`,
  },
  {
    file: "azure-devops.csv",
    fields: `ID → external_id, Work Item Type → type, Title 1 → title, Title 2 → title,
      Assigned To → assignee, State → status, Tags → labels, Priority → priority, Effort → size,
      Business Value → ratings.user_value, Time Criticality → ratings.time_criticality,
      Target Date → due_date, Parent → parent`,
  },
  {
    file: "github.ndjson",
    fields: `assignees → assignee, body → description, labels → labels, number → external_id,
      state → status, title → title`,
  },
  {
    file: "github.json",
    fields: `number → external_id, title → title, labels → labels, state → status,
      assignee → assignee, assignees → assignee, body → description, type → type`,
  },
  {
    file: "gitlab.csv",
    fields: `IID → external_id, Title → title, Description → description, Type → type,
      State → status, Labels → labels, Assignee → assignee, Due Date → due_date,
      Start Date → start_date, Weight → size`,
  },
  {
    file: "linear.csv",
    fields: `ID → external_id, Team → team, Title → title, Description → description,
      Status → status, Estimate → size, Priority → priority, Assignee → assignee,
      Labels → labels, Due Date → due_date, Parent issue → parent, Blocked by → blocked_by`,
  },
  {
    file: "trello.csv",
    fields: `Card ID → external_id, Card Name → title, Card Description → description,
      Labels → labels, Members → assignee, Due Date → due_date, Vote Count → ratings.votes,
      List Name → status, Start Date → start_date`,
  },
  {
    file: "trello.json",
    fields: `id → external_id, desc → description, due → due_date, start → start_date,
      idList → status, idMembers → assignee, labels → labels, name → title`,
  },
  {
    file: "asana.csv",
    fields: `Task ID → external_id, Name → title, Section/Column → status, Assignee → assignee,
      Start Date → start_date, Due Date → due_date, Tags → labels, Notes → description,
      Parent task → parent, Priority → priority`,
  },
  {
    file: "pivotal.csv",
    fields: `Id → external_id, Title → title, Labels → labels, Type → type, Estimate → size,
      Priority → priority, Current State → status, Deadline → due_date,
      Description → description, Owned By → assignee, Owned By → assignee`,
  },
  {
    file: "plane.csv",
    fields: `ID → external_id, Name → title, Description → description, Priority → priority,
      Start Date → start_date, Target Date → due_date, State → status, Labels → labels,
      Estimate → size, Assignees → assignee, Parent → parent`,
  },
  {
    file: "clickup.csv",
    fields: `Task Type → type, Task ID → external_id, Task Name → title,
      Task Content → description, Status → status, Due Date → due_date, Start Date → start_date,
      Parent ID → parent, Assignees → assignee, Tags → labels, Priority → priority`,
  },
  {
    file: "redmine.csv",
    fields: `# → external_id, Tracker → type, Parent task → parent, Status → status,
      Priority → priority, Subject → title, Assignee → assignee, Start date → start_date,
      Due date → due_date, Description → description`,
  },
  {
    file: "shortcut.csv",
    fields: `id → external_id, name → title, type → type, owners → assignee,
      description → description, estimate → size, due_date → due_date, labels → labels,
      state → status, team → team`,
  },
  {
    file: "ordinal.csv",
    fields: `id → id, external_id → external_id, type → type, parent → parent, title → title,
      description → description, status → status, priority → priority, assignee → assignee,
      labels → labels, team → team, size → size, start_date → start_date, due_date → due_date,
      blocked_by → blocked_by, ratings.reach → ratings.reach, ratings.effort → ratings.effort`,
  },
  {
    file: "ordinal.ndjson",
    fields: `id → id, external_id → external_id, type → type, title → title, status → status,
      priority → priority, labels → labels, size → size`,
  },
  {
    file: "kano.csv",
    fields: `Feature ID → external_id, Feature → title, Functional → functional,
      Dysfunctional → dysfunctional, Number of answers → answers`,
  },
  {
    file: "generic.csv",
    fields: `ID → id, Feature → title, Business Value → ratings.user_value,
      Time Criticality → ratings.time_criticality, RR/OE → ratings.risk_reduction,
      Job Size (points) → ratings.job_size, Type → type, Status → status, Owner → assignee,
      Due → due_date`,
  },
].map(({ file, fields }) => {
  const profile = findProfile(/^[a-z]+(?:-devops)?/.exec(file)?.[0] ?? "");
  const array = formatOf(file) === "json" ? profile.json?.array : undefined;
  const isList = file === "github.json";
  return {
    file,
    fields: fields.replaceAll(/\s*\n\s*/g, " "),
    profile,
    columns: readFixtureColumns(file, isList ? undefined : array),
  };
});

describe("a fixture", () => {
  test("exists for every profile", () => {
    const names = new Set(fixtures.map(({ profile }) => profile.name));
    expect(allProfiles.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
  });

  test.each(fixtures)("$file is recognised as $profile.title", ({ file, profile, columns }) => {
    expect(recogniseProfile(columns, formatOf(file)).profile.name).toBe(profile.name);
  });

  test.each(fixtures)(
    "$file has the signature of no other profile",
    ({ file, profile, columns }) => {
      const names = new Set(columns.map(normaliseName));
      const matching = allProfiles.filter(
        ({ formats, signatures }) =>
          formats?.includes(formatOf(file)) !== false &&
          signatures.some((set) => set.every((name) => names.has(normaliseName(name)))),
      );
      const expected = profile.name === "generic" ? [] : [profile.name];
      expect(matching.map(({ name }) => name)).toEqual(expected);
    },
  );

  test.each(fixtures)("$file is recognised in any order and case", ({ file, profile, columns }) => {
    const changed = columns.toReversed().map((column) => ` ${column.toUpperCase()} `);
    expect(recogniseProfile(changed, formatOf(file)).profile.name).toBe(profile.name);
  });

  test.each(fixtures)("$file has its columns read as fields", ({ profile, columns, fields }) => {
    const read = columns.flatMap((column) => {
      const named = findFieldsByName(column, catalogue, columns)?.target;
      const targets = findProfileFields(profile, column) ?? (named === undefined ? [] : [named]);
      return targets.map((target) => `${column} → ${target}`);
    });
    expect(read.join(", ")).toBe(fields);
  });

  test.each(["jira", "azure-devops"])(
    "%s.json is recognised, and its members are known",
    (name) => {
      const profile = findProfile(name);
      const columns = readUnwrappedColumns(`${name}.json`, profile);
      expect(recogniseProfile(columns, "json").profile.name).toBe(name);
      const targets = columns.flatMap(
        (column) =>
          findProfileFields(profile, column) ?? findFieldsByName(column, catalogue)?.target ?? [],
      );
      expect(targets).toEqual(
        expect.arrayContaining(["external_id", "title", "type", "status", "priority", "assignee"]),
      );
      expect(targets).toEqual(expect.arrayContaining(["labels", "parent", "due_date"]));
    },
  );
});
