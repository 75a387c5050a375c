import { type Client, readJson } from "../environments/worker.ts";
import { readProblem } from "./problems.ts";

export type Weights = Readonly<Record<string, number>>;

export type Level = {
  readonly under?: string;
  readonly verdict: string;
  readonly weights?: Weights;
  readonly lambda?: number;
  readonly cr?: { readonly value: number; readonly table: string };
  readonly matrix: readonly (readonly (number | null)[])[];
  readonly missing: readonly unknown[];
  readonly estimated: readonly { readonly value: number }[];
  readonly disconnected_groups: readonly unknown[];
  readonly worst?: {
    readonly a: string;
    readonly b: string;
    readonly value: number;
    readonly correction: { readonly value: number; readonly cr: number };
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
  readonly weights?: Weights;
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

/** The judgements of T. L. Saaty's example, the choice of a leader. */
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

/** Stores the judgements of one judge. */
export function putJudgements(
  client: Client,
  id: string,
  byJudge: Readonly<Record<string, object>>,
): Promise<Response> {
  const [[judge, judgements] = []] = Object.entries(byJudge);
  return client.send("PUT", `/hierarchies/${id}/judges/${judge}`, { judgements });
}

/** Returns the status of a problem and the pointers of its errors. */
export async function readErrorPointers(response: Response): Promise<unknown> {
  const { status, errors = [] } = await readProblem(Promise.resolve(response));
  return [status, errors.map(({ pointer }) => pointer)];
}

export function requireLevel({ levels }: Result, index = 0): Level {
  const level = levels[index];
  if (level === undefined) {
    throw new Error(`There is no level ${index}.`);
  }
  return level;
}

/** Sends a request to every route of hierarchies. */
export async function sendHierarchyRequests(client: Client): Promise<void> {
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
