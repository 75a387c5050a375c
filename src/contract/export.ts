import { z } from "@hono/zod-openapi";
import { scopes } from "../core/status/scope.ts";
import { ModelId } from "./ids.ts";

/** The processes of Azure DevOps, which name the types of work items differently. */
export const azureProcesses = ["agile", "scrum", "cmmi", "basic"] as const;

export type AzureProcess = (typeof azureProcesses)[number];

/** The receivers of a file with ranks. */
export type ExportTarget = NonNullable<ExportQuery["for"]>;

export const ExportQuery = z.strictObject({
  format: z.enum(["csv", "ndjson"]).default("csv"),
  for: z
    .enum(["jira", "azure-devops", "csv"])
    .optional()
    .openapi({
      description:
        "Returns ranks instead of all fields: a CSV file that the tracker imports to update its own " +
        "items, or with `csv`, a file with the ranks of the items of all sources.",
    }),
  model: ModelId.optional().openapi({
    description: "With `for`: the model that ranks. By default, the workspace's default model.",
  }),
  scope: z
    .enum(scopes)
    .optional()
    .openapi({
      description:
        "With `for`: `open` for the ranks of the items in the status categories backlog, todo and " +
        "doing (the default), or `all`.",
    }),
  process: z
    .enum(azureProcesses)
    .optional()
    .openapi({
      description:
        "With `for=azure-devops`: the process of the project, which names the types of work items. " +
        "By default, `agile`.",
    }),
  bom: z.enum(["true", "false"]).default("false").openapi({
    description: "With `true`, a CSV file starts with a byte order mark, which Excel needs.",
  }),
});

export type ExportQuery = z.infer<typeof ExportQuery>;
