import { type Client, readJson } from "../environments/worker.ts";
import { readProblem } from "./problems.ts";

export type Shares = Readonly<Record<string, number>>;

export type Level = {
  readonly under?: string;
  readonly verdict: string;
  readonly weights?: Shares;
  readonly lambda?: number;
  readonly cr?: { readonly value: number; readonly table: string };
  readonly matrix: readonly (readonly (number | null)[])[];
  readonly missing: readonly unknown[];
  readonly filled: readonly { readonly value: number }[];
  readonly apart: readonly unknown[];
  readonly worst?: {
    readonly a: string;
    readonly b: string;
    readonly value: number;
    readonly mend: { readonly value: number; readonly cr: number };
  };
  readonly consensus?: number;
  readonly judges: readonly {
    readonly judge: string;
    readonly verdict: string;
    readonly missing: number;
    readonly consensus?: number;
  }[];
};

export type Result = {
  readonly verdict: string;
  readonly may_be_finalized: boolean;
  readonly weights?: Shares;
  readonly levels: readonly Level[];
};

export type Hierarchy = {
  readonly id: string;
  readonly version: number;
  readonly model?: string;
  readonly judges: Readonly<Record<string, unknown>>;
  readonly result: Result;
};

export const criteria = ["experience", "education", "charisma", "age"].map((key) => ({ key }));

/** The leader of T. L. Saaty's example. */
export const leader = [
  { a: "experience", b: "education", value: 4 },
  { a: "experience", b: "charisma", value: 3 },
  { a: "experience", b: "age", value: 7 },
  { a: "education", b: "charisma", value: 0.333 },
  { a: "education", b: "age", value: 3 },
  { a: "charisma", b: "age", value: 5 },
];

export async function createHierarchy(
  client: Client,
  body: object = { criteria },
): Promise<Hierarchy> {
  return readJson(client.send("POST", "/hierarchies", { name: "Leader", ...body }));
}

export function putJudgements(
  client: Client,
  id: string,
  word: Readonly<Record<string, object>>,
): Promise<Response> {
  const [[judge, judgements] = []] = Object.entries(word);
  return client.send("PUT", `/hierarchies/${id}/judges/${judge}`, { judgements });
}

/** The status of a refusal, and the places it names. */
export async function readRefusal(answer: Response): Promise<unknown> {
  const { status, errors = [] } = await readProblem(Promise.resolve(answer));
  return [status, errors.map(({ pointer }) => pointer)];
}

export function requireLevel({ levels }: Result, at = 0): Level {
  const level = levels[at];
  if (level === undefined) {
    throw new Error(`There is no level ${at}.`);
  }
  return level;
}

/** One of every request about hierarchies. */
export async function writeHierarchies(client: Client): Promise<void> {
  const body = { name: "H", criteria: [{ key: "zeal" }, { key: "joy" }] };
  const { id } = await readJson<{ id: string }>(client.send("POST", "/hierarchies", body));
  await client.send("POST", "/hierarchies", body, { "idempotency-key": "h" });
  const judgements = [{ a: "zeal", b: "joy", value: 3 }];
  const headers = { "if-match": '"1"' };
  await client.send("PUT", `/hierarchies/${id}/judges/ana`, { judgements }, headers);
  await client.send("PUT", `/hierarchies/${id}/judges/ben`, { judgements });
  await client.call("DELETE", `/hierarchies/${id}/judges/ben`);
  await client.get(`/hierarchies/${id}`);
  const model = { model: "judged" };
  await client.send("POST", `/hierarchies/${id}:finalize`, model, { "idempotency-key": "f" });
  await client.send("POST", "/hierarchies:compute", { criteria: body.criteria, judgements });
  const next = await readJson<{ id: string }>(client.send("POST", "/hierarchies", body));
  await client.send("POST", `/hierarchies/${next.id}:finalize`, model);
  await client.call("DELETE", `/hierarchies/${next.id}`, { headers });
}
