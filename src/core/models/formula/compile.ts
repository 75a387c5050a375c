import { type BinaryLoop, binaryLoops } from "./loops.ts";
import { type FormulaOperation, isFolded, formulaOperations } from "./operations.ts";
import { listNames, type Term } from "./term.ts";

/** The number of rows per block. Small enough for the registers to stay in the CPU cache. */
const blockRows = 1024;

/** An expression ready to run over columns, one for each of its names. */
export type Program = {
  readonly names: readonly string[];
  readonly run: (columns: readonly Float64Array[], count: number) => Float64Array;
};

/** A block of rows with the columns and registers. */
type Block = {
  readonly columns: readonly Float64Array[];
  readonly registers: readonly Float64Array[];
  readonly from: number;
  readonly count: number;
};

/** A function that returns one value for each row, in a register or in part of a column. */
type Kernel = (block: Block) => Float64Array;

/** The names of the columns and the number of registers of a compilation. */
type CompileTarget = { readonly names: readonly string[]; registers: number };

type Scalar = FormulaOperation["scalar"];

/**
 * Compiles a term into closures over columns. Each operation is one loop over a block of rows that
 * writes to the register of its depth. An expression of n operations takes n loops per block and
 * allocates no object per row. A row without a value gets NaN. −0 becomes 0.
 *
 * The compiler chooses each closure from the table of operations. It never evaluates text as code.
 *
 * @example
 * compileExpression(term).run([Float64Array.of(1, 2)], 2); // for "x + 1": 2, 3
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
    const index = target.names.indexOf(term.name);
    return ({ columns, from, count }) =>
      (columns[index] as Float64Array).subarray(from, from + count);
  }
  target.registers = Math.max(target.registers, register + 1);
  if (term.kind === "number") {
    return ({ registers }) => (registers[register] as Float64Array).fill(term.value);
  }
  const operation = formulaOperations.get(term.operator);
  const kernels = term.operands.map((operand, index) =>
    buildKernel(operand, register + index, target),
  );
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

/** Builds a kernel that combines two values at a time, from the left. One value stays as it is. */
function buildFoldedKernel(
  scalar: Scalar,
  [first, ...rest]: readonly Kernel[],
  register: number,
): Kernel {
  let kernel = first as Kernel;
  for (const next of rest) {
    kernel = buildBinaryKernel(buildLoop(scalar), [kernel, next], register);
  }
  return kernel;
}

function buildPlainKernel(
  scalar: Scalar,
  kernels: readonly Kernel[],
  {
    register,
    loop = buildLoop(scalar),
  }: { readonly register: number; readonly loop: BinaryLoop | undefined },
): Kernel {
  const [first, second, third] = kernels as [Kernel, Kernel | undefined, Kernel | undefined];
  if (second === undefined) {
    return buildUnaryKernel(scalar, first, register);
  }
  return third === undefined
    ? buildBinaryKernel(loop, [first, second], register)
    : buildTernaryKernel(scalar, [first, second, third], register);
}

/** Builds a loop of an operation on two values over a block. */
function buildLoop(scalar: Scalar): BinaryLoop {
  return ({ x, y, result }, count) => {
    for (let row = 0; row < count; row += 1) {
      result[row] = scalar(x[row] as number, y[row] as number, Number.NaN);
    }
  };
}

function buildUnaryKernel(scalar: Scalar, first: Kernel, register: number): Kernel {
  return (block) => {
    const x = first(block);
    const result = block.registers[register] as Float64Array;
    for (let row = 0; row < block.count; row += 1) {
      result[row] = scalar(x[row] as number, Number.NaN, Number.NaN);
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
  scalar: Scalar,
  [first, second, third]: readonly [Kernel, Kernel, Kernel],
  register: number,
): Kernel {
  return (block) => {
    const x = first(block);
    const y = second(block);
    const z = third(block);
    const result = block.registers[register] as Float64Array;
    for (let row = 0; row < block.count; row += 1) {
      result[row] = scalar(x[row] as number, y[row] as number, z[row] as number);
    }
    return result;
  };
}
