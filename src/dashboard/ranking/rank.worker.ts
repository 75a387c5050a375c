import { loadSnapshot, LoadFault } from "./load-snapshot.ts";
import { type WorkerReply, type WorkerRequest } from "./messages.ts";
import { listWeightedInputs } from "./resolve-model.ts";
import { SnapshotRanker } from "./snapshot-ranker.ts";

const ranker = new SnapshotRanker();

addEventListener("message", (event: MessageEvent<WorkerRequest>) => {
  void reply(event.data);
});

async function reply(message: WorkerRequest): Promise<void> {
  const { id } = message;
  try {
    send({ id, value: await handle(message) });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    send({ id, fault: { status: error instanceof LoadFault ? error.status : 0, detail } });
  }
}

async function handle(message: WorkerRequest) {
  switch (message.type) {
    case "load":
      return ranker.load(await loadSnapshot(message.workspace, ranker.snapshot));
    case "rank":
      return ranker.rank(message.request);
    case "explain":
      return ranker.explain(message.numbers);
    case "summarise":
      return ranker.summarise(message.request);
    case "list-weighted-inputs":
      return listWeightedInputs(message.model);
  }
}

/** Sends a reply, and transfers its arrays instead of copying them. */
function send(message: WorkerReply): void {
  const fields = "value" in message ? Object.values(message.value) : [];
  const transfer = fields
    .filter((field) => field instanceof Int32Array || field instanceof Float64Array)
    .map(({ buffer }) => buffer);
  postMessage(message, { transfer });
}
