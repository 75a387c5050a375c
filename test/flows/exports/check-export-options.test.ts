import { expect, test } from "vitest";
import { ExportQuery } from "../../../src/contract/export.ts";
import { Failure } from "../../../src/core/failure.ts";
import { checkExportOptions } from "../../../src/flows/exports/check-export-options.ts";

/** Returns the parameters that a query may not contain. */
function listFaultyParameters(query: Readonly<Record<string, string>>) {
  try {
    checkExportOptions(ExportQuery.parse(query));
    return [];
  } catch (error) {
    return error instanceof Failure ? error.faults.map(({ parameter }) => parameter) : error;
  }
}

test.each([
  [{}, []],
  [{ bom: "true" }, []],
  [{ bom: "false", format: "ndjson" }, []],
  [{ for: "jira", model: "rice", bom: "true" }, []],
  [{ for: "azure-devops", process: "scrum" }, []],
  [{ bom: "true", format: "ndjson" }, ["bom"]],
  [{ for: "csv", format: "ndjson" }, ["format"]],
  [{ model: "rice" }, ["model"]],
  [{ for: "jira", scope: "all" }, []],
  [{ scope: "all" }, ["scope"]],
  [{ for: "jira", process: "scrum" }, ["process"]],
  [{ model: "rice", process: "scrum", bom: "true", format: "ndjson" }, ["bom", "model", "process"]],
])("the options %j have faults in %j", (query, parameters) => {
  expect(listFaultyParameters(query)).toEqual(parameters);
});
