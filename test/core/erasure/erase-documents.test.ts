import { describe, expect, test } from "vitest";
import { type HierarchyDocument } from "../../../src/core/ahp/hierarchy-document.ts";
import { eraseJudges, eraseMentions } from "../../../src/core/erasure/erase-documents.ts";
import { createNameTests } from "../../../src/core/erasure/erased-person.ts";

function buildDocument(...judges: readonly string[]): HierarchyDocument {
  const entries = judges.map((judge, value) => [judge, [{ a: "x", b: "y", value }]] as const);
  return { table: "saaty-2005", criteria: [], judges: Object.fromEntries(entries) };
}

describe("the judges of a hierarchy", () => {
  test("keep their judgements and their order under a pseudonym", () => {
    const document = buildDocument("bo", "ana", "cy");
    const erased = eraseJudges(document, createNameTests("ANA"));
    expect(Object.entries(erased?.judges ?? {})).toEqual([
      ["bo", document.judges["bo"]],
      ["erased-1", document.judges["ana"]],
      ["cy", document.judges["cy"]],
    ]);
  });

  test("get different pseudonyms, also beside an earlier one", () => {
    const document = buildDocument("erased-1", "ana", "Ana");
    const erased = eraseJudges(document, createNameTests("ana"));
    expect(Object.keys(erased?.judges ?? {})).toEqual(["erased-1", "erased-2", "erased-3"]);
  });

  test("stay if none has the name", () => {
    expect(eraseJudges(buildDocument("bo"), createNameTests("ana"))).toBeUndefined();
  });
});

describe("the strings of a JSON value", () => {
  test("are replaced as a whole if they mention the name", () => {
    const value = {
      columns: [{ column: "Owner", samples: ["Ana <ana@a.example>", "Bo"], values: 2 }],
      ana: null,
      notes: ["The owner ANA is new."],
      isNew: true,
    };
    expect(eraseMentions(value, createNameTests("ana"))).toEqual({
      columns: [{ column: "Owner", samples: ["erased", "Bo"], values: 2 }],
      ana: null,
      notes: ["erased"],
      isNew: true,
    });
  });
});
