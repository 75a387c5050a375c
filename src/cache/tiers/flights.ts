import { type Deps } from "../../deps.ts";

/** Ends of what is under way in this isolate, by name. */
const underWay = new Map<string, Promise<void>>();

/**
 * What one request of this isolate makes, so that others need not make it too. An end is all that
 * crosses from one request to another: never a value, a response or a stream of somebody else's.
 */
export const flights: Deps["flights"] = {
  ofName: (name) => underWay.get(name),

  begin(name, work) {
    const end = endOf(work);
    underWay.set(name, end);
    return end.then(() => forget(name, end));
  },
};

/** Who began it hears how it went; whoever waits looks whether there is something now. */
async function endOf(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}

function forget(name: string, end: Promise<void>): void {
  if (underWay.get(name) === end) {
    underWay.delete(name);
  }
}
