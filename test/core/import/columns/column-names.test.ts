import { describe, expect, test } from "vitest";
import {
  findFieldsByName,
  findNearestField,
} from "../../../../src/core/import/columns/column-names.ts";
import {
  criterionSynonyms,
  sharedNames,
} from "../../../../src/core/import/columns/criterion-synonyms.ts";
import { fieldSynonyms } from "../../../../src/core/import/columns/field-synonyms.ts";
import { itemFieldNames } from "../../../../src/core/item/item-columns.ts";
import { catalogue } from "../../../../src/core/models/registry.ts";
import { normaliseName } from "../../../../src/core/words/normalise-name.ts";

/** Returns the target of each heading of a file, in the order of the headings. */
function findTargets(columns: readonly string[]): (string | undefined)[] {
  return columns.map((column) => findFieldsByName(column, catalogue, columns)?.target);
}

const findTarget = (heading: string) => findTargets([heading])[0];

describe("findFieldsByName", () => {
  test.each([...itemFieldNames, "id", "source"])("finds the field %s by its key", (field) => {
    expect(findFieldsByName(field, catalogue)).toEqual({ target: field, precedence: 0 });
  });

  test.each([...catalogue.keys()])("finds the criterion %s by its key, in any spelling", (key) => {
    const target = `ratings.${key}`;
    expect(findTarget(target)).toBe(target);
    expect(findTarget(key)).toBe(target);
    expect(findTarget(` ${key} `)).toBe(target);
  });

  test.each([...catalogue.values()].filter(({ name }) => !sharedNames.has(normaliseName(name))))(
    "finds the criterion $key by its name, $name",
    ({ key, name }) => {
      expect(findTarget(name)).toBe(`ratings.${key}`);
      expect(findTarget(name.toUpperCase())).toBe(`ratings.${key}`);
    },
  );

  test.each(Object.entries(fieldSynonyms))("finds %s by its synonyms", (field, lines) => {
    const names = lines.join(", ").split(", ");
    expect(names.map(findTarget)).toEqual(names.map(() => field));
  });

  test.each(Object.entries(criterionSynonyms))("finds %s by its synonyms", (key, lines) => {
    const names = lines.join(", ").split(", ");
    expect(names.map(findTarget)).toEqual(names.map(() => `ratings.${key}`));
  });

  test("has synonyms for every field except the source", () => {
    expect(Object.keys(fieldSynonyms).toSorted()).toEqual(
      itemFieldNames.filter((field) => (field as string) !== "source").toSorted(),
    );
    expect(Object.keys(criterionSynonyms).filter((key) => !catalogue.has(key))).toEqual([]);
  });

  test.each([
    ["Story Points", "size"],
    ["story_points", "ratings.story_points"],
    ["Business Value", "ratings.user_value"],
    ["business_value", "ratings.business_value"],
    ["RR|OE", "ratings.risk_reduction"],
    ["Effort (weeks)", "ratings.effort"],
    ["Confidence %", "ratings.confidence"],
    ["Reach [users]", "ratings.reach"],
    ["Due date (UTC)", "due_date"],
    ["Cash flow 12", "ratings.cash_flow_12"],
    ["Custom field (Business Value)", "ratings.user_value"],
    ["Custom field (Effort (weeks))", "ratings.effort"],
    ["Custom field (Epic Link)", "parent"],
    ["Benutzerdefinierte Felder (Start date)", "start_date"],
    ["Champs personnalisés (Story Points)", "size"],
    ["Campo personalizado (Story point estimate)", "size"],
    ["fields.summary", "title"],
    ["fields.issuetype.name", "type"],
    ["assignee.login", "assignee"],
    ["parent.key", "parent"],
    ["ÉTAT", "status"],
    ["Fälligkeitsdatum", "due_date"],
    ["ratings.our_own_criterion", "ratings.our_own_criterion"],
    ["ID", "id"],
    ["Feature reference #", "external_id"],
    ["Feature due on", "due_date"],
    ["Ticket status [new]", "status"],
    ["task_start_date", "start_date"],
    ["Item impact", "ratings.impact"],
  ])("finds for %j: %s", (heading, target) => {
    expect(findTarget(heading)).toBe(target);
  });

  test.each(
    [
      "Created|Updated|Reporter|Creator|Resolved|Comment|Sprint|Source|version|created_at|updated_at",
      "Status Category|Custom field ()|ratings.|constructor|__proto__|| |()|(weeks)|%|優先度",
    ].flatMap((line) => line.split("|")),
  )("finds no field for %j", (heading) => {
    expect(findTarget(heading)).toBeUndefined();
  });

  test("finds criteria of the workspace by their keys, before synonyms and shared names", () => {
    const criteria = new Map<string, unknown>([
      ...catalogue,
      ["strategic_fit", {}],
      ["points", {}],
      ["urgency", {}],
    ]);
    expect(findFieldsByName("Strategic fit", criteria)?.target).toBe("ratings.strategic_fit");
    expect(findFieldsByName("Points", criteria)?.target).toBe("ratings.points");
    expect(findFieldsByName("Urgency", criteria)?.target).toBe("ratings.urgency");
    expect(findFieldsByName("Urgency", catalogue)).toBeUndefined();
    expect(findFieldsByName("Reach", new Map())).toBeUndefined();
  });

  test("gives a better precedence to the better name of a target", () => {
    const headings = ["title", "Title", "Summary", "Name", "Custom field (Summary)", "Title (old)"];
    const precedences = headings.map((each) => findFieldsByName(each, catalogue)?.precedence);
    expect(precedences).toEqual(precedences.toSorted((a, b) => Number(a) - Number(b)));
    expect(new Set(precedences).size).toBe(headings.length);
  });
});

describe("a name that models share", () => {
  test.each([
    ["Idea,Reach,Impact,Confidence,Effort", "title,reach,impact,confidence,effort"],
    ["Idea,Impact,Confidence,Ease", "title,ice_impact,ice_confidence,ease"],
    ["idea,impact,confidence,ease", "title,ice_impact,ice_confidence,ease"],
    ["Idea,Value,Effort", "title,value_points,effort_points"],
    ["Idea,Progress", "title,"],
    ["Task Name,Bucket Name,Progress", "title,,status"],
    ["Idea,Cost of delay,Duration", "title,cost_of_delay,duration"],
    [
      "Job,Value,Time Criticality,RR/OE,Duration",
      ",user_value,time_criticality,risk_reduction,job_size",
    ],
    ["Title,BV,TC,RR,Job size", "title,user_value,time_criticality,risk_reduction,job_size"],
    ["Title,Business value,Technical complexity", "title,business_value,technical_complexity"],
    ["Title,Business value,Job size,Risk level", "title,user_value,job_size,risk_level"],
    ["No,Title", "external_id,title"],
    ["#,Title", "external_id,title"],
    ["id,number,Title", "id,,title"],
  ])("has the meaning that the other columns of %s suggest", (header, targets) => {
    const found = findTargets(header.split(","));
    expect(found.map((target) => target?.replace("ratings.", "") ?? "").join(",")).toBe(targets);
  });

  test("does not depend on the order of the columns", () => {
    const columns = ["Ease", "Idea", "Confidence", "Impact"];
    expect(findTargets(columns.toReversed())).toEqual(findTargets(columns).toReversed());
  });
});

describe("findNearestField", () => {
  test.each([
    ["storypoints", "ratings.story_points"],
    ["Story Points", "ratings.story_points"],
    ["ratings.Reach", "ratings.reach"],
    ["label", "labels"],
    ["due", "due_date"],
    ["Status ", "status"],
    ["Titel", "title"],
    ["asignee", "assignee"],
    ["externalid", "external_id"],
    ["confidense", "ratings.confidence"],
  ])("finds for %j: %s", (target, field) => {
    expect(findNearestField(target)).toBe(field);
  });

  test.each([
    "title",
    "id",
    "source",
    "reach",
    "ratings.reach",
    "strategic_fit",
    "",
    "constructor",
  ])("finds nothing for %j", (target) => {
    expect(findNearestField(target)).toBeUndefined();
  });
});
