import { type Fault, formatJsonPointer } from "../../failure.ts";
import { formatNumber } from "../../words/wording.ts";
import {
  type Definition,
  type DefinitionRequest,
  type FailedGate,
  type Gate,
  type GateOperator,
} from "../model.ts";
import { findKeyFaults } from "./criterion-key.ts";

/** The operators of a gate. */
export const gateOperators = [">=", ">", "<=", "<", "="] as const satisfies readonly GateOperator[];

/** Compares a rating with the value of a gate. A comparison with NaN is false. */
const comparisons: Readonly<Record<GateOperator, (rating: number, value: number) => boolean>> = {
  ">=": (rating, value) => rating >= value,
  ">": (rating, value) => rating > value,
  "<=": (rating, value) => rating <= value,
  "<": (rating, value) => rating < value,
  "=": (rating, value) => rating === value,
};

/** The maximum number of gates of a model. */
export const gatesMax = 20;

/** Fields of an item that some models read like a criterion. They are not ratings. */
const itemFields: ReadonlySet<string> = new Set(["priority", "size"]);

const operatorWords: Readonly<Record<GateOperator, string>> = {
  ">=": "at least",
  ">": "above",
  "<=": "at most",
  "<": "below",
  "=": "exactly",
};

/** Returns the gates of a request as parts of a definition. Adds each problem to `faults`. */
export function resolveGates(
  { gates, gate }: DefinitionRequest,
  faults: Fault[],
): Pick<Definition, "gates" | "gate"> {
  if (gates === undefined) {
    const detail = 'There are no gates to apply "gate" to. Send "gates" too, or leave "gate" out.';
    faults.push(...(gate === undefined ? [] : [{ pointer: "/gate", detail }]));
    return {};
  }
  if (gates.length > gatesMax) {
    const detail = `A model has at most ${gatesMax} gates, not ${gates.length}. Remove some.`;
    faults.push({ pointer: "/gates", detail });
  }
  if (gate !== undefined && gate !== "last" && gate !== "out") {
    faults.push({ pointer: "/gate", detail: 'Send "last" or "out".' });
  }
  faults.push(...gates.flatMap(findGateFaults), ...findDuplicateFaults(gates));
  const rules = gates.map(({ criterion, op, value }) => ({ criterion, op, value }));
  return gates.length === 0 ? {} : { gates: rules, gate: gate ?? "last" };
}

/** Returns whether a rating passes a gate. A missing rating (NaN) passes none. */
export function passesGate({ op, value }: Gate, rating: number): boolean {
  return comparisons[op](rating, value);
}

/** Lists the gates that an item fails, with its likely ratings; `readRating` gives NaN for none. */
export function listFailedGates(
  { gates = [] }: Pick<Definition, "gates">,
  readRating: (criterion: string) => number,
): FailedGate[] {
  return gates.flatMap((gate) => {
    const rating = readRating(gate.criterion);
    return passesGate(gate, rating) ? [] : [{ ...gate, ...(!Number.isNaN(rating) && { rating }) }];
  });
}

/** Formats a gate as a comparison: "risk <= 3". */
export function formatGate({ criterion, op, value }: Gate): string {
  return `${criterion} ${op} ${formatNumber(value)}`;
}

/** Formats the change that passes a gate: "rate risk at most 3". */
export function formatGateRemedy({ criterion, op, value }: Gate): string {
  return `rate ${criterion} ${operatorWords[op]} ${formatNumber(value)}`;
}

/** Describes a failed gate: "It fails the gate risk <= 3, because risk is 5". */
export function describeFailedGate({ rating, ...gate }: FailedGate): string {
  const cause = rating === undefined ? "is not rated" : `is ${formatNumber(rating)}`;
  return `It fails the gate ${formatGate(gate)}, because ${gate.criterion} ${cause}`;
}

function findGateFaults({ criterion, op, value }: Gate, index: number): Fault[] {
  const pointer = formatJsonPointer("gates", index, "criterion");
  const faults = findKeyFaults(criterion, pointer);
  if (itemFields.has(criterion)) {
    const detail = `"${criterion}" is a field of the item. A gate reads ratings: name a criterion.`;
    faults.push({ pointer, detail });
  }
  if (!Object.hasOwn(comparisons, op)) {
    const detail = `There is no operator "${op}". Use one of: ${gateOperators.join(", ")}.`;
    faults.push({ pointer: formatJsonPointer("gates", index, "op"), detail });
  }
  if (!Number.isFinite(value)) {
    const detail = `The value of a gate must be a finite number, not ${value}.`;
    faults.push({ pointer: formatJsonPointer("gates", index, "value"), detail });
  }
  return faults;
}

function findDuplicateFaults(gates: readonly Gate[]): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const [index, { criterion, op, value }] of gates.entries()) {
    const key = JSON.stringify([criterion, op, value + 0]);
    if (seen.has(key)) {
      const detail = `The gate on "${criterion}" is listed twice; remove one.`;
      faults.push({ pointer: formatJsonPointer("gates", index), detail });
    }
    seen.add(key);
  }
  return faults;
}
