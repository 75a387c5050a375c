import { type z } from "zod";
import { Problem } from "../../src/contract/problem.ts";
import { CliError } from "../cli-error.ts";

/** A client of the API with one key. */
export type Client = {
  readonly url: string;
  readonly key: string;
};

/** A workspace and a client with its key. */
export type Backlog = { readonly client: Client; readonly workspace: string };

/** A problem document with which the server rejected a request. */
export class ProblemError extends CliError {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

type Request = {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Blob;
};

/** Sends a request and parses the response by its schema; throws a ProblemError otherwise. */
export async function call<S extends z.ZodType>(
  { url, key }: Client,
  schema: S,
  { path, ...init }: Request,
): Promise<z.output<S>> {
  const headers = { authorization: `Bearer ${key}`, ...init.headers };
  const response = await fetch(url + path, { ...init, headers });
  if (!response.ok) {
    throw await readProblem(response);
  }
  return schema.parse(await response.json());
}

async function readProblem(response: Response): Promise<ProblemError> {
  const { status } = response;
  const text = await response.text();
  try {
    return new ProblemError(status, formatProblem(status, Problem.parse(JSON.parse(text))));
  } catch {
    return new ProblemError(status, `The Worker returned ${status}: ${text.slice(0, 200)}`);
  }
}

/** A client error explains itself. A server error names the request, to find it in the log. */
function formatProblem(
  status: number,
  { title, detail, errors = [], request_id }: Problem,
): string {
  if (status >= 500) {
    return `The Worker returned ${status}: ${title} ${detail} (request_id ${request_id})`;
  }
  return [...new Set([detail, ...errors.map((error) => error.detail)])].join("\n");
}
