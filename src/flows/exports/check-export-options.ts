import { type ExportQuery } from "../../contract/export.ts";
import { failureFromFaults, type Fault } from "../../core/failure.ts";

/** Throws if options of an export exclude each other. */
export function checkExportOptions(query: ExportQuery): void {
  const faults: Fault[] = rules
    .filter(({ isBroken }) => isBroken(query))
    .map(({ parameter, detail }) => ({ parameter, detail }));
  if (faults.length > 0) {
    throw failureFromFaults("invalid", faults);
  }
}

type Rule = {
  readonly parameter: keyof ExportQuery;
  readonly isBroken: (query: ExportQuery) => boolean;
  readonly detail: string;
};

const rules: readonly Rule[] = [
  {
    parameter: "bom",
    isBroken: ({ bom, format }) => bom === "true" && format === "ndjson",
    detail:
      "NDJSON has no byte order mark, because JSON parsers reject it. Remove bom, or request csv.",
  },
  {
    parameter: "format",
    isBroken: ({ for: target, format }) => target !== undefined && format === "ndjson",
    detail: "A file with ranks is CSV. Remove format or for.",
  },
  {
    parameter: "model",
    isBroken: ({ for: target, model }) => target === undefined && model !== undefined,
    detail: "An export of all fields has no ranks. Add for=csv, or remove model.",
  },
  {
    parameter: "scope",
    isBroken: ({ for: target, scope }) => target === undefined && scope !== undefined,
    detail:
      "An export of all fields contains the items of all statuses. Add for=csv, or remove scope.",
  },
  {
    parameter: "process",
    isBroken: ({ for: target, process }) => target !== "azure-devops" && process !== undefined,
    detail: "Only Azure DevOps has processes. Add for=azure-devops, or remove process.",
  },
];
