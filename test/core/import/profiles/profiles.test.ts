import { describe, expect, test } from "vitest";
import { Failure } from "../../../../src/core/failure.ts";
import { answerTargets } from "../../../../src/core/import/columns/answer-targets.ts";
import { findProfileFields } from "../../../../src/core/import/profiles/profile.ts";
import {
  allProfiles,
  findJsonShape,
  findProfile,
  recogniseProfile,
} from "../../../../src/core/import/profiles/profiles.ts";
import { itemFieldNames } from "../../../../src/core/item/item-columns.ts";
import { itemTypes, priorities } from "../../../../src/core/item/item.ts";
import { catalogue } from "../../../../src/core/models/registry.ts";
import { statusCategories } from "../../../../src/core/status/status-category.ts";
import { normaliseName } from "../../../../src/core/words/normalise-name.ts";
import { readFixtureColumns } from "../fixture-columns.ts";

describe("recogniseProfile", () => {
  test.each([
    [
      "ID,Title,Business Value,Time Criticality,Risk Reduction,Job Size,Type,Status,Owner",
      "generic",
    ],
    ["url,id,node_id,number,title,user,labels,state,locked,assignee,milestone,body", "generic"],
    ["key,title,reach,impact,confidence,effort", "generic"],
    ["Summary,Issue key,Issue Type,Status,Priority,Labels,Description,Environment,Votes", "jira"],
    ["Issue Type,Issue key,Issue id,Summary,Assignee,Priority,Status,Created", "jira"],
    ["Project,Key,Summary,Issue Type,Status,Priority,Resolution,Assignee,Due Date", "jira"],
    ["Type de ticket,Clé de ticket,Résumé,Champs personnalisés (Story Points)", "jira"],
    ["Resumen,Clave de incidencia,ID de la incidencia,Tipo de Incidencia,Estado", "jira"],
    ["Tipo de item,Chave da item,ID da item,Resumo,Responsável,Prioridade,Status", "jira"],
    [
      "Title,Description,Issue ID,URL,State,Author,Author Username,Assignee,Due Date,Weight",
      "gitlab",
    ],
    ["Id,Story,Labels,Iteration,Story Type,Estimate,Current State,Owned By,Note", "pivotal"],
    ["ID,Project,Name,Description,State,Priority,Assignee,Labels,Cycle Name,Module Name", "plane"],
    ["ID,Work Item Type,Title,State", "azure-devops"],
    ["Respondent,Feature,Functional,Dysfunctional", "kano"],
    ["Thema;Funktionale Frage;Dysfunktionale Frage", "generic"],
    ["Anforderung,Funktionale Frage,Dysfunktionale Frage,Anzahl", "kano"],
    ["Feature,A,O,M,I,R,Q", "kano"],
    ["Feature,Functional", "generic"],
    ["Title", "generic"],
    ["", "generic"],
  ])("recognises the CSV columns %s as %s", (header, name) => {
    expect(recogniseProfile(header.split(","), "csv").profile.name).toBe(name);
  });

  test("recognises GitHub in JSON and NDJSON only", () => {
    const columns = ["number", "title", "state", "labels"];
    const names = (["json", "ndjson", "csv"] as const).map(
      (format) => recogniseProfile(columns, format).profile.name,
    );
    expect(names).toEqual(["github", "github", "generic"]);
  });

  test("recognises own exports of versions without links or sources", () => {
    const columns = readFixtureColumns("ordinal.csv");
    const older = columns.filter((column) => column !== "blocked_by");
    expect(recogniseProfile(older, "csv").profile.name).toBe("ordinal");
    expect(recogniseProfile([...columns, "source"], "csv").profile.name).toBe("ordinal");
  });

  test("gives the reason in the words of the file", () => {
    expect(recogniseProfile(["STATUS", "issue type", " Issue Key ", "Summary"], "csv").reason).toBe(
      "The file has the columns Summary, Issue Key and issue type.",
    );
    expect(recogniseProfile(["Title"], "csv").reason).toBe("The columns match no tracker.");
  });
});

describe("findProfile", () => {
  test.each(allProfiles)("finds $name", (profile) => {
    expect(findProfile(profile.name)).toBe(profile);
  });

  test("lists the names if the name is unknown", () => {
    expect(() => findProfile("Jira")).toThrow(Failure);
    expect(() => findProfile("Jira")).toThrow(
      'There is no profile "Jira". Use one of: ordinal, jira, azure-devops,',
    );
  });
});

describe("findJsonShape", () => {
  test.each([
    ["actions,cards,labels,lists,members", "cards"],
    ["issues", "issues"],
    ["value", "value"],
    ["rows", undefined],
    ["", undefined],
  ])("finds in the arrays %s: %s", (arrays, array) => {
    expect(findJsonShape(arrays.split(","))?.array).toBe(array);
  });
});

describe("findProfileFields", () => {
  test("returns fields, none for a column that is left out, and undefined for another", () => {
    const jira = findProfile("jira");
    expect(findProfileFields(jira, "ISSUE KEY")).toEqual(["external_id"]);
    expect(findProfileFields(jira, "Comment")).toEqual([]);
    expect(findProfileFields(jira, "Issue id")).toEqual([]);
    expect(findProfileFields(jira, "Status Category")).toEqual([]);
    expect(findProfileFields(jira, "Assignee")).toBeUndefined();
    expect(findProfileFields(findProfile("asana"), "Name")).toEqual(["title"]);
    expect(findProfileFields(findProfile("asana"), "Completed At")).toEqual([]);
    expect(findProfileFields(findProfile("generic"), "constructor")).toBeUndefined();
  });
});

describe("every profile", () => {
  const targets = new Set<string>([
    ...itemFieldNames,
    "id",
    ...[...catalogue.keys()].map((key) => `ratings.${key}`),
    ...answerTargets,
  ]);

  test.each(allProfiles)("$name maps columns to fields and criteria that exist", ({ columns }) => {
    const named = Object.values(columns).flatMap((fields) => fields ?? []);
    expect(named.filter((field) => !targets.has(field))).toEqual([]);
  });

  test.each(allProfiles)("$name names each column once", ({ columns, categoryColumns }) => {
    const names = [...Object.keys(columns), ...(categoryColumns ?? [])].map(normaliseName);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(allProfiles)(
    "$name maps words to values that exist",
    ({ values, statusCategories: categories }) => {
      const known = { type: new Set<string>(itemTypes), priority: new Set<string>(priorities) };
      for (const [field, allowed] of Object.entries(known)) {
        const words = Object.values(values?.[field] ?? {}).filter((value) => value !== "");
        expect(words.filter((word) => !allowed.has(word))).toEqual([]);
      }
      expect(statusCategories).toEqual(expect.arrayContaining(Object.values(categories ?? {})));
    },
  );

  test.each(allProfiles.filter(({ name }) => name !== "generic"))(
    "$name has signatures of two or more columns",
    ({ signatures }) => {
      expect(signatures.length).toBeGreaterThan(0);
      expect(signatures.filter((names) => names.length < 2)).toEqual([]);
    },
  );

  test("has a name and a source of its own", () => {
    const names = allProfiles.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(allProfiles.filter(({ name, source }) => source !== "" && source !== name)).toEqual([]);
  });
});
