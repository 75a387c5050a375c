import { expect } from "vitest";
import { type Client, type ItemView, readJson, requireValue } from "../environments/worker.ts";
import { type Random } from "./random.ts";

/** Writes at random to a workspace, and keeps the ids of its items. */
export class RandomWriter {
  readonly #client: Client;
  readonly #random: Random;
  readonly #ids: string[] = [];
  #importCount = 0;

  constructor(client: Client, random: Random) {
    this.#client = client;
    this.#random = random;
  }

  async write(): Promise<void> {
    const writes = [
      () => this.#create(),
      () => this.#edit(),
      () => this.#edit(),
      () => this.#delete(),
      () => this.#sendBatch(),
      () => this.#import(),
      () => this.#changeStatuses(),
      () => this.#send("PATCH", "", { name: `Name ${this.#random(99)}` }),
    ];
    const isEmpty = this.#ids.length < 2;
    await requireValue(writes[isEmpty ? 0 : this.#random(writes.length)])();
  }

  #pick<T>(first: T, ...others: readonly T[]): T {
    const other = others[this.#random(others.length + 1)];
    return other === undefined ? first : other;
  }

  #pickItem(): string {
    return requireValue(this.#ids[this.#random(this.#ids.length)]);
  }

  async #send<T>(method: string, path: string, body: unknown): Promise<T> {
    return readJson(requireSuccess(await this.#client.send(method, path, body)));
  }

  /** Returns about half of some random fields. */
  #drawFields(): Readonly<Record<string, unknown>> {
    const low = this.#random(5);
    const fields = {
      title: this.#pick("A", "Straße", "日本語"),
      status: this.#pick("open", "done", "Parked", "in review"),
      type: this.#pick("bug", "story", "epic"),
      priority: this.#pick("low", "critical", null),
      assignee: this.#pick("ana", "bo", "Zoë", null),
      team: this.#pick("red", "blue", null),
      labels: this.#pick([], ["x"], ["y", "x"], ["🙂"]),
      size: this.#pick(1, 0.1, 13, null),
      due_date: this.#pick("2031-05-06", "1969-12-31", null),
      parent: this.#random(4) === 0 ? null : this.#ids[0],
      ratings: {
        [this.#pick("reach", "effort", "zeal", "new")]: this.#pick<unknown>(
          0.1,
          7,
          { low, likely: low + 1, high: low + 3 },
          null,
        ),
      },
    };
    return Object.fromEntries(Object.entries(fields).filter(() => this.#random(2) === 0));
  }

  async #create(): Promise<void> {
    const body = { title: "New", ...this.#drawFields() };
    const { id } = await this.#send<ItemView>("POST", "/items", body);
    this.#ids.push(id);
  }

  /** Moves no item, because an item might become its own ancestor. */
  async #edit(): Promise<void> {
    const { parent: _parent, ...fields } = this.#drawFields();
    await this.#send("PATCH", `/items/${this.#pickItem()}`, fields);
  }

  async #delete(): Promise<void> {
    const [id] = this.#ids.splice(this.#random(this.#ids.length), 1);
    requireSuccess(await this.#client.call("DELETE", `/items/${id}`));
  }

  async #sendBatch(): Promise<void> {
    const [first, second] = this.#ids;
    const operations = [
      { op: "create", item: { title: "Batch", ...this.#drawFields() } },
      { op: "create", item: { title: "Batch", ...this.#drawFields() } },
      { op: "patch", id: first, patch: { ratings: { reach: this.#random(9) } } },
      { op: "patch", id: second, patch: { team: this.#pick("red", null) } },
    ];
    await this.#send("POST", "/items:batch", { operations });
  }

  /** Creates rows and changes rows of earlier files. */
  async #import(): Promise<void> {
    this.#importCount += 1;
    const rows = Array.from({ length: 3 + this.#random(4) }, (_, row) =>
      [`K${row * this.#importCount}`, `Row ${this.#random(9)}`, this.#random(9)].join(","),
    );
    const file = `external_id,title,reach\n${rows.join("\n")}\n`;
    requireSuccess(await this.#client.importFile(file));
    await this.#client.environment.drain();
  }

  async #changeStatuses(): Promise<void> {
    const categories = { [this.#pick("open", "Parked")]: this.#pick("doing", "done", "todo") };
    await this.#send("PATCH", "/statuses", { categories });
  }
}

function requireSuccess(response: Response): Response {
  expect(response.ok).toBe(true);
  return response;
}
