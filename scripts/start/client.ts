import { type z } from "zod";
import { Problem } from "../../src/contract/problem.ts";
import { Trouble } from "../cli-error.ts";

/** A client of the API with one key. */
export type Client = {
  readonly url: string;
  readonly key: string;
};

/** A workspace and who may look into it. */
export type Backlog = { readonly client: Client; readonly workspace: string };

/** What the server answered instead of what was asked for. */
export class Refusal extends Trouble {
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

/** Sends a request, and reads the answer by its schema; a Refusal says what the problem says. */
export async function call<S extends z.ZodType>(
  { url, key }: Client,
  schema: S,
  { path, ...init }: Request,
): Promise<z.output<S>> {
  const headers = { authorization: `Bearer ${key}`, ...init.headers };
  const response = await fetch(url + path, { ...init, headers });
  if (!response.ok) {
    throw await refusalOf(response);
  }
  return schema.parse(await response.json());
}

async function refusalOf(response: Response): Promise<Refusal> {
  const { status } = response;
  const text = await response.text();
  try {
    return new Refusal(status, inWords(status, Problem.parse(JSON.parse(text))));
  } catch {
    return new Refusal(status, `The Worker answered ${status}: ${text.slice(0, 200)}`);
  }
}

/** What the caller did wrong is said in the problem; what the Worker did is in its log. */
function inWords(status: number, { title, detail, errors = [], request_id }: Problem): string {
  if (status >= 500) {
    return `The Worker answered ${status}: ${title} ${detail} (request_id ${request_id})`;
  }
  return [...new Set([detail, ...errors.map((error) => error.detail)])].join("\n");
}
