import { type Definition } from "../core/models/model.ts";
import { type Caches } from "../ports/deps.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";

const memory = new MemoryCache<Definition>(memoryBudgets.definitions, "definitions");

/** Model revisions never change, so an isolate reads each but once. */
export const definitionCache: Caches["definitions"] = {
  read: (name) => memory.read(name),
  write(name, definition) {
    const { criteria, expression = "" } = definition;
    // An expression lives on beside its definition as a tree and closures, about so much a letter.
    memory.write(name, definition, 200 + 400 * criteria.length + 100 * expression.length);
  },
};
