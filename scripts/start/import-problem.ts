import { type ApiProblem } from "../../src/client/problem.ts";
import { toOptionText } from "./option-texts.ts";
import { cleanText } from "./text-layout.ts";

type Problem = Pick<ApiProblem, "detail" | "errors">;

type ProblemError = Problem["errors"][number];

/** Formats the problem of a rejected import. Names the options instead of the API's parameters. */
export function formatImportProblem({ detail, errors }: Problem): string {
  const joined = errors.map((error) => error.detail).join(" ");
  const others = errors.filter((error) => error.detail !== detail);
  const lines =
    joined === detail && others.length > 0
      ? ["The file cannot be imported:", ...others.map(formatError)]
      : [`The file cannot be imported: ${toOptionText(detail)}`, ...others.map(formatError)];
  return lines.map(cleanText).join("\n");
}

/** Formats an error without its parameter: the text names the option. */
function formatError({ line, detail }: ProblemError): string {
  return `  ${line === undefined ? "" : `line ${line}: `}${toOptionText(detail)}`;
}
