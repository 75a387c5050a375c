import fc from "fast-check";

/** The syntax tree of a generated expression. */
export type Tree =
  | { readonly number: number }
  | { readonly name: string }
  | { readonly operator: string; readonly operands: readonly Tree[] };

/** A tree with its text, and the column of each node, root first. */
export type WrittenTree = {
  readonly tree: Tree;
  readonly text: string;
  readonly columns: readonly number[];
};

/** The names in trees. `this` is a keyword of JavaScript, but not of formulas. */
export const names = ["a", "b_2", "effort", "size", "this"] as const;

const numbers = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 0.5, 10, 1000),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
);

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  numbers.map((number) => ({ number: number + 0 })),
  fc.constantFrom(...names).map((name) => ({ name })),
);

const { number: anyNumber } = fc.letrec<{ number: Tree; answer: Tree }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    { weight: 2, arbitrary: leaf },
    {
      weight: 5,
      arbitrary: node(["+", "-", "*", "/", "%", "**", "pow"], [tie("number"), tie("number")]),
    },
    { weight: 2, arbitrary: node(["prefix -", "prefix +", "abs"], [tie("number")]) },
    {
      weight: 2,
      arbitrary: node(
        ["sqrt", "ln", "log2", "log10", "exp", "round", "floor", "ceil"],
        [tie("number")],
      ),
    },
    { weight: 2, arbitrary: variadicNode(["min", "max", "coalesce"], tie("number")) },
    { weight: 1, arbitrary: node(["clamp"], [tie("number"), tie("number"), tie("number")]) },
    { weight: 2, arbitrary: node(["?", "if"], [tie("answer"), tie("number"), tie("number")]) },
  ),
  answer: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    {
      weight: 4,
      arbitrary: node(["<", "<=", ">", ">=", "==", "!="], [tie("number"), tie("number")]),
    },
    { weight: 2, arbitrary: node(["&&", "||"], [tie("answer"), tie("answer")]) },
    { weight: 1, arbitrary: node(["prefix !"], [tie("answer")]) },
  ),
}));

/** Arbitrary numeric trees, each written with arbitrary white space and parentheses. */
export const writtenTrees = fc
  .tuple(anyNumber, fc.infiniteStream(fc.nat({ max: 5 })))
  .map(([tree, choices]) => writeTree(tree, () => choices.next().value ?? 0))
  .filter(({ text }) => text.length <= 1900);

function node(
  operators: readonly string[],
  operands: readonly fc.Arbitrary<Tree>[],
): fc.Arbitrary<Tree> {
  return fc.record({ operator: fc.constantFrom(...operators), operands: fc.tuple(...operands) });
}

function variadicNode(
  operators: readonly string[],
  operand: fc.Arbitrary<Tree>,
): fc.Arbitrary<Tree> {
  const operands = fc.array(operand, { minLength: 1, maxLength: 4 });
  return fc.record({ operator: fc.constantFrom(...operators), operands });
}

/** The precedence of each operator. */
const precedences: Readonly<Record<string, number>> = {
  "?": 0,
  "||": 1,
  "&&": 2,
  "==": 6,
  "!=": 6,
  "<": 7,
  "<=": 7,
  ">": 7,
  ">=": 7,
  "+": 9,
  "-": 9,
  "*": 10,
  "/": 10,
  "%": 10,
  "**": 11,
};

const leafPrecedence = 13;

function getPrecedence(tree: Tree): number {
  if (!("operator" in tree)) {
    return leafPrecedence;
  }
  return tree.operator.startsWith("prefix") ? 12 : (precedences[tree.operator] ?? leafPrecedence);
}

/** The text and the columns written so far, and the source of arbitrary choices. */
type Output = { text: string; readonly columns: Map<Tree, number>; readonly choose: () => number };

function writeTree(tree: Tree, choose: () => number): WrittenTree {
  const output: Output = { text: "", columns: new Map(), choose };
  writeNode(output, tree, 0);
  const columns = listNodes(tree).map((listed) => output.columns.get(listed) ?? 0);
  return { tree, text: output.text, columns };
}

/** Lists the nodes of a tree, root first. */
function listNodes(tree: Tree): Tree[] {
  return [tree, ...("operands" in tree ? tree.operands.flatMap(listNodes) : [])];
}

/** Writes a tree, in parentheses if its precedence requires them or by arbitrary choice. */
function writeNode(output: Output, tree: Tree, least: number): void {
  const isWrapped = getPrecedence(tree) < least || output.choose() === 0;
  output.text += chooseBlank(output) + (isWrapped ? "(" : "");
  writeBareNode(output, tree);
  output.text += (isWrapped ? `${chooseBlank(output)})` : "") + chooseBlank(output);
}

function writeBareNode(output: Output, tree: Tree): void {
  if (!("operator" in tree)) {
    writeToken(output, tree, "name" in tree ? tree.name : String(tree.number));
    return;
  }
  if (tree.operator.startsWith("prefix")) {
    writeToken(output, tree, tree.operator.slice(-1));
    writeNode(output, tree.operands[0] ?? tree, getPrecedence(tree));
  } else if (tree.operator in precedences) {
    writeInfix(output, tree);
  } else {
    writeCall(output, tree);
  }
}

type Operation = Extract<Tree, { readonly operator: string }>;

function writeInfix(output: Output, tree: Operation): void {
  const [first = tree, second = tree, third = tree] = tree.operands;
  const precedence = getPrecedence(tree);
  // A sign or another ** to the left of ** must be in parentheses.
  const isPower = tree.operator === "**";
  writeNode(output, first, isPower ? leafPrecedence : Math.max(precedence, 1));
  writeToken(output, tree, tree.operator === "?" ? "? " : tree.operator);
  writeNode(output, second, isPower || precedence === 0 ? precedence : precedence + 1);
  if (tree.operator === "?") {
    output.text += ":";
    writeNode(output, third, 0);
  }
}

function writeCall(output: Output, tree: Operation): void {
  writeToken(output, tree, `${tree.operator}${chooseBlank(output)}(`);
  for (const [index, operand] of tree.operands.entries()) {
    output.text += index === 0 ? "" : ",";
    writeNode(output, operand, 0);
  }
  output.text += ")";
}

/** Writes the token of a node and records its column. */
function writeToken(output: Output, tree: Tree, token: string): void {
  output.columns.set(tree, output.text.length + 1);
  output.text += token;
}

function chooseBlank({ choose }: Output): string {
  return ["", "", "", " ", "  ", "\n"][choose()] ?? "";
}
