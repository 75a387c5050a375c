import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answeredItemsMax } from "../../../src/core/import/rows/answer-tally.ts";
import { countKanoAnswers, kanoAnswers } from "../../../src/core/models/arithmetic/kano-answers.ts";
import { readImport } from "./read-import.ts";

const none = {
  kano_attractive: 0,
  kano_one_dimensional: 0,
  kano_must_be: 0,
  kano_indifferent: 0,
  kano_reverse: 0,
  kano_questionable: 0,
};

describe("a file of the answers of a Kano survey", () => {
  test("gives one row for each item, at the line of its first answer", async () => {
    const lines = ["key,functional,dysfunctional", "A,like,dislike", "B,1,3", "A,must,dislike"];
    const { rows, report, match } = await readImport(lines.join("\n"));
    expect(rows).toMatchObject([
      {
        line: 2,
        patch: { external_id: "A", ratings: { ...none, kano_one_dimensional: 1, kano_must_be: 1 } },
      },
      { line: 3, patch: { external_id: "B", ratings: { ...none, kano_attractive: 1 } } },
    ]);
    expect(report).toMatchObject({
      profile: { name: "kano" },
      suggestedModel: "kano",
      notes: ["Counted 3 pairs of answers about 2 items. They replace earlier answers."],
    });
    expect(match).toBe("title");
  });

  test("has no warnings about repeated ids", async () => {
    const { warnings } = await readImport("id,functional,dysfunctional\nA,1,5\nA,1,5\n");
    expect(warnings).toEqual([]);
  });

  test("identifies items by title without ids, and separates sources", async () => {
    const byTitle = "feature,functional,dysfunctional\nTabs,1,5\n Tabs ,1,3\nPanes,1,5\n";
    expect((await readImport(byTitle)).patches.map(({ title }) => title)).toEqual([
      "Tabs",
      "Panes",
    ]);
    const bySource = "key,source,functional,dysfunctional\nA,jira,1,5\nA,github,1,5\n";
    expect((await readImport(bySource)).patches).toMatchObject([
      { source: "jira" },
      { source: "github" },
    ]);
  });

  test("reads no columns about respondents", async () => {
    const text =
      "feature,functional,dysfunctional,status,priority,better\nTabs,1,5,complete,high,3\n";
    const { patches, report, unmapped } = await readImport(text);
    expect(patches.map((patch) => Object.keys(patch))).toEqual([["title", "ratings"]]);
    expect(unmapped).toEqual(["status", "priority", "better"]);
    const status = report.columns.find(({ column }) => column === "status");
    expect(status?.note).toMatch(/^A file with Kano answers sets only ids, titles/);
  });

  test("leaves out rows that lack an answer, and counts rows by their number of answers", async () => {
    const text = "key,functional,dysfunctional,count\nA,1,5,20\nA,2,5,15.0\nA,1,,9\nA,1,5,\n";
    const { patches, report } = await readImport(text);
    expect(patches[0]?.ratings).toEqual({ ...none, kano_one_dimensional: 20, kano_must_be: 15 });
    expect(report.notes).toContain(
      "2 rows were left out: rows that lack an answer or the number of answers.",
    );
  });

  test("warns of unknown words, which a map of values explains", async () => {
    const text = "key,functional,dysfunctional\nA,super,5\nA,like,dislike\n";
    const { patches, warnings } = await readImport(text);
    expect(warnings).toMatchObject([{ line: 2, column: "functional", value: "super" }]);
    expect(warnings[0]?.detail).toContain("values=functional: super=like");
    expect(patches[0]?.ratings).toMatchObject({ kano_one_dimensional: 1 });
    const mapped = await readImport(text, { values: "functional: super=like" });
    expect(mapped.warnings).toEqual([]);
    expect(mapped.patches[0]?.ratings).toMatchObject({ kano_one_dimensional: 2 });
    const strict = await readImport(text, { isStrict: true });
    expect(strict.faults).toMatchObject([{ line: 2 }]);
  });

  test("is recognised by a map of other headings, in every format", async () => {
    const map = "Q1=functional,Q2=dysfunctional,Topic=title";
    const csv = await readImport("Topic,Q1,Q2\nTabs,1,5\n", { map });
    const json = await readImport('[{"Topic":"Tabs","Q1":1,"Q2":5}]', { map, format: "json" });
    const counts = { title: "Tabs", ratings: { ...none, kano_one_dimensional: 1 } };
    expect([csv.patches, json.patches]).toEqual([[counts], [counts]]);
  });

  test("needs both answers", async () => {
    const map = "Topic=title,Q1=functional";
    await expect(readImport("Topic,Q1\nTabs,1\n", { map })).rejects.toMatchObject({
      kind: "malformed",
      message: "The map names one column of answers. Map a second column to dysfunctional.",
    });
  });

  test("may have the numbers of answers of each class instead", async () => {
    const { patches } = await readImport("feature,A,O,M,I,R,Q\nTabs,10,20,15,5,0,0\n");
    expect(patches).toEqual([
      {
        title: "Tabs",
        ratings: {
          ...none,
          kano_attractive: 10,
          kano_one_dimensional: 20,
          kano_must_be: 15,
          kano_indifferent: 5,
        },
      },
    ]);
  });

  test("is rejected if it has answers about too many items", async () => {
    const lines = Array.from({ length: answeredItemsMax }, (_, index) => `K-${index},1,5\n`);
    const text = `key,functional,dysfunctional\n${lines.join("")}`;
    expect((await readImport(text)).patches).toHaveLength(answeredItemsMax);
    await expect(readImport(`${text}more,1,5\n`)).rejects.toMatchObject({
      kind: "too-large",
      message: expect.stringContaining("more than 10000 items"),
    });
  });

  test("gives the same numbers for any order of its rows", async () => {
    const answer = fc.integer({ min: 1, max: 5 });
    const row = fc.record({
      key: fc.constantFrom("A", "B"),
      functional: answer,
      dysfunctional: answer,
    });
    const rows = fc.array(row, { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const lines = list.map((each) => `${each.key},${each.functional},${each.dysfunctional}\n`);
        const { patches } = await readImport(`key,functional,dysfunctional\n${lines.join("")}`);
        const pairs = list.map(({ key, functional, dysfunctional }) => ({
          key,
          functional: kanoAnswers[functional - 1] ?? "like",
          dysfunctional: kanoAnswers[dysfunctional - 1] ?? "like",
        }));
        const counted = Object.entries(Object.groupBy(pairs, ({ key }) => key)).map(
          ([key, group]) => [key, countKanoAnswers(group)],
        );
        const read = patches.map(({ external_id: key, ratings }) => [key, ratings]);
        expect(Object.fromEntries(read)).toEqual(Object.fromEntries(counted));
      }),
      { numRuns: 30 },
    );
  });
});
