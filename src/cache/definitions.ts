import { type Definition } from "../core/models/model.ts";
import { type Copies } from "../deps.ts";
import { Memory, memoryBudgets } from "./tiers/memory.ts";

const held = new Memory<Definition>(memoryBudgets.definitions, "definitions");

/** Model revisions never change, so an isolate reads each but once. */
export const definitionCopies: Copies["definitions"] = {
  read: (name) => held.read(name),
  write(name, definition) {
    const { criteria, expression = "" } = definition;
    // An expression lives on beside its definition as a tree and closures, about so much a letter.
    held.write(name, definition, 200 + 400 * criteria.length + 100 * expression.length);
  },
};
