import fc from "fast-check";

/** An expression before it is written down: what it means is its shape. */
export type Tree =
  | { readonly number: number }
  | { readonly name: string }
  | { readonly operator: string; readonly of: readonly Tree[] };

/** A tree written down: the letters, and the column of each of its nodes, root first. */
export type Written = {
  readonly tree: Tree;
  readonly text: string;
  readonly columns: readonly number[];
};

/** What trees name; one of them is a word that the language of the parser has taken. */
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
    { weight: 2, arbitrary: several(["min", "max", "coalesce"], tie("number")) },
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

/** Trees that give a number, each with a way to write it down. */
export const writtenTrees = fc
  .tuple(anyNumber, fc.infiniteStream(fc.nat({ max: 5 })))
  .map(([tree, whims]) => write(tree, () => whims.next().value ?? 0))
  .filter(({ text }) => text.length <= 1900);

function node(operators: readonly string[], of: readonly fc.Arbitrary<Tree>[]): fc.Arbitrary<Tree> {
  return fc.record({ operator: fc.constantFrom(...operators), of: fc.tuple(...of) });
}

function several(operators: readonly string[], each: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> {
  const of = fc.array(each, { minLength: 1, maxLength: 4 });
  return fc.record({ operator: fc.constantFrom(...operators), of });
}

/** How tightly an operator binds; the higher the tighter. */
const bindings: Readonly<Record<string, number>> = {
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

const tight = 13;

function bindingOf(tree: Tree): number {
  if (!("operator" in tree)) {
    return tight;
  }
  return tree.operator.startsWith("prefix") ? 12 : (bindings[tree.operator] ?? tight);
}

/** What is written so far: where the next letter goes, and the columns of what has one. */
type Paper = { text: string; readonly columns: Map<Tree, number>; readonly whim: () => number };

function write(tree: Tree, whim: () => number): Written {
  const paper: Paper = { text: "", columns: new Map(), whim };
  put(paper, tree, 0);
  const columns = nodesOf(tree).map((each) => paper.columns.get(each) ?? 0);
  return { tree, text: paper.text, columns };
}

/** The nodes of a tree, root first. */
function nodesOf(tree: Tree): Tree[] {
  return [tree, ...("of" in tree ? tree.of.flatMap(nodesOf) : [])];
}

/** Writes a tree, in parentheses where it binds less than it has to and here and there besides. */
function put(paper: Paper, tree: Tree, least: number): void {
  const isWrapped = bindingOf(tree) < least || paper.whim() === 0;
  paper.text += blank(paper) + (isWrapped ? "(" : "");
  putBare(paper, tree);
  paper.text += (isWrapped ? `${blank(paper)})` : "") + blank(paper);
}

function putBare(paper: Paper, tree: Tree): void {
  if (!("operator" in tree)) {
    mark(paper, tree, "name" in tree ? tree.name : String(tree.number));
    return;
  }
  if (tree.operator.startsWith("prefix")) {
    mark(paper, tree, tree.operator.slice(-1));
    put(paper, tree.of[0] ?? tree, bindingOf(tree));
  } else if (tree.operator in bindings) {
    putBetween(paper, tree);
  } else {
    putCall(paper, tree);
  }
}

type Operated = Extract<Tree, { readonly operator: string }>;

function putBetween(paper: Paper, tree: Operated): void {
  const [first = tree, second = tree, third = tree] = tree.of;
  const binding = bindingOf(tree);
  // To the left of ** a sign has to be in parentheses, and so has another **.
  const isPower = tree.operator === "**";
  put(paper, first, isPower ? tight : Math.max(binding, 1));
  mark(paper, tree, tree.operator === "?" ? "? " : tree.operator);
  put(paper, second, isPower || binding === 0 ? binding : binding + 1);
  if (tree.operator === "?") {
    paper.text += ":";
    put(paper, third, 0);
  }
}

function putCall(paper: Paper, tree: Operated): void {
  mark(paper, tree, `${tree.operator}${blank(paper)}(`);
  for (const [at, each] of tree.of.entries()) {
    paper.text += at === 0 ? "" : ",";
    put(paper, each, 0);
  }
  paper.text += ")";
}

/** Writes what stands for a node itself, and remembers where. */
function mark(paper: Paper, tree: Tree, letters: string): void {
  paper.columns.set(tree, paper.text.length + 1);
  paper.text += letters;
}

function blank({ whim }: Paper): string {
  return ["", "", "", " ", "  ", "\n"][whim()] ?? "";
}
