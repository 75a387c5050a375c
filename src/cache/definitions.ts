import { type Definition } from "../core/models/model.ts";
import { type Caches } from "../ports/caches.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";

const memory = new MemoryCache<Definition>(memoryBudgets.definitions, "definitions");

/** Model definitions by revision. A revision never changes, so an isolate reads each one once. */
export const definitionCache: Caches["definitions"] = {
  read: (key) => memory.read(key),
  write(key, definition) {
    const { criteria, expression = "" } = definition;
    // An expression is compiled to a tree and closures: about 100 bytes per character.
    memory.write(key, definition, 200 + 400 * criteria.length + 100 * expression.length);
  },
};
