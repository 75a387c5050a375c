import { type BinaryLoop, binaryLoops } from "./loops.ts";
import { type FormulaOperation, isFolded, formulaOperations } from "./operations.ts";
import { listNames, type Term } from "./term.ts";

/** Rows that are reckoned at a time: few enough for what comes in between to stay near. */
const blockRows = 1024;

/** An expression ready to run over columns, one for each of its names. */
export type Program = {
  readonly names: readonly string[];
  readonly run: (columns: readonly Float64Array[], count: number) => Float64Array;
};

/** Some rows, and what is known of them. */
type Block = {
  readonly columns: readonly Float64Array[];
  readonly registers: readonly Float64Array[];
  readonly from: number;
  readonly count: number;
};

/** Gives one value a row: in a register, or as it stands in a column. */
type Kernel = (block: Block) => Float64Array;

/** What a term is compiled into: where names are found, and how many registers are in use. */
type CompileTarget = { readonly names: readonly string[]; registers: number };

type Scalar = FormulaOperation["scalar"];

/**
 * A term as closures over columns: each operation is one loop over a block of rows, into a register
 * of its depth, so an expression of n operations costs n loops and no object for any row. Where a
 * row has no value there is NaN; −0 comes out as 0.
 *
 * No text is evaluated: a closure is chosen for each term from the table of operations.
 *
 * @example
 * compile(term).run([Float64Array.of(1, 2)], 2); // of "x + 1": 2, 3
 */
export function compileExpression(term: Term): Program {
  const names = [...new Set(listNames(term).map(({ name }) => name))];
  const target: CompileTarget = { names, registers: 0 };
  const kernel = buildKernel(term, 0, target);
  return { names, run: (columns, count) => runProgram(kernel, { columns, count, ...target }) };
}

function runProgram(
  kernel: Kernel,
  {
    columns,
    count,
    registers: registerCount,
  }: Pick<Block, "columns" | "count"> & Pick<CompileTarget, "registers">,
): Float64Array {
  const width = Math.min(blockRows, count);
  const registers = Array.from({ length: registerCount }, () => new Float64Array(width));
  const values = new Float64Array(count);
  for (let from = 0; from < count; from += blockRows) {
    const size = Math.min(blockRows, count - from);
    const block = kernel({ columns, registers, from, count: size });
    for (let row = 0; row < size; row += 1) {
      const value = block[row] as number;
      values[from + row] = Number.isFinite(value) ? value + 0 : Number.NaN;
    }
  }
  return values;
}

function buildKernel(term: Term, register: number, target: CompileTarget): Kernel {
  if (term.kind === "name") {
    const at = target.names.indexOf(term.name);
    return ({ columns, from, count }) => (columns[at] as Float64Array).subarray(from, from + count);
  }
  target.registers = Math.max(target.registers, register + 1);
  if (term.kind === "number") {
    return ({ registers }) => (registers[register] as Float64Array).fill(term.value);
  }
  const operation = formulaOperations.get(term.operator);
  const kernels = term.operands.map((each, at) => buildKernel(each, register + at, target));
  if (operation === undefined) {
    throw new RangeError(`There is no operation "${term.operator}".`);
  }
  return isFolded(operation)
    ? buildFoldedKernel(operation.scalar, kernels, register)
    : buildPlainKernel(operation.scalar, kernels, {
        register,
        loop: binaryLoops.get(term.operator),
      });
}

/** Two at a time from the left; of one value, the value itself. */
function buildFoldedKernel(
  of: Scalar,
  [first, ...rest]: readonly Kernel[],
  register: number,
): Kernel {
  let kernel = first as Kernel;
  for (const next of rest) {
    kernel = buildBinaryKernel(buildLoop(of), [kernel, next], register);
  }
  return kernel;
}

function buildPlainKernel(
  of: Scalar,
  kernels: readonly Kernel[],
  {
    register,
    loop = buildLoop(of),
  }: { readonly register: number; readonly loop: BinaryLoop | undefined },
): Kernel {
  const [first, second, third] = kernels as [Kernel, Kernel | undefined, Kernel | undefined];
  if (second === undefined) {
    return buildUnaryKernel(of, first, register);
  }
  return third === undefined
    ? buildBinaryKernel(loop, [first, second], register)
    : buildTernaryKernel(of, [first, second, third], register);
}

/** Any operation on two values over a block. */
function buildLoop(of: Scalar): BinaryLoop {
  return ({ x, y, result }, count) => {
    for (let row = 0; row < count; row += 1) {
      result[row] = of(x[row] as number, y[row] as number, Number.NaN);
    }
  };
}

function buildUnaryKernel(of: Scalar, first: Kernel, register: number): Kernel {
  return (block) => {
    const x = first(block);
    const result = block.registers[register] as Float64Array;
    for (let row = 0; row < block.count; row += 1) {
      result[row] = of(x[row] as number, Number.NaN, Number.NaN);
    }
    return result;
  };
}

function buildBinaryKernel(
  loop: BinaryLoop,
  [first, second]: readonly [Kernel, Kernel],
  register: number,
): Kernel {
  return (block) => {
    const x = first(block);
    const y = second(block);
    const result = block.registers[register] as Float64Array;
    loop({ x, y, result }, block.count);
    return result;
  };
}

function buildTernaryKernel(
  of: Scalar,
  [first, second, third]: readonly [Kernel, Kernel, Kernel],
  register: number,
): Kernel {
  return (block) => {
    const x = first(block);
    const y = second(block);
    const z = third(block);
    const result = block.registers[register] as Float64Array;
    for (let row = 0; row < block.count; row += 1) {
      result[row] = of(x[row] as number, y[row] as number, z[row] as number);
    }
    return result;
  };
}
