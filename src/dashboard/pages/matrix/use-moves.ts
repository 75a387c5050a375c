import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Values } from "../../parts/matrix/chart-types.ts";
import { type MovedValues } from "./chart-data.ts";
import { type Matrix } from "./load-matrix.ts";
import { saveMove, type ValueChange } from "./save-move.ts";

/** A move of an item to other values. */
export type Move = {
  readonly id: string;
  readonly title: string;
  readonly from: Values;
  readonly to: Values;
};

/** The result of the last move, for the reader. */
export type MoveNotice =
  | { readonly kind: "saved"; readonly move: Move }
  | { readonly kind: "failed"; readonly move: Move; readonly reason: string };

type MoveOptions = {
  readonly matrix: Matrix | undefined;
  readonly onSaved: () => void;
};

/**
 * Saves moves of points. A moved point shows its new values at once. They stay until the matrix is
 * loaded again; after a failed save, the old values return.
 */
export function useMoves({ matrix, onSaved }: MoveOptions) {
  const pending = useSignal<MovedValues>(new Map());
  const saved = useSignal<MovedValues>(new Map());
  const notice = useSignal<MoveNotice | undefined>(undefined);
  useEffect(() => {
    saved.value = new Map();
  }, [matrix]);

  async function save(move: Move, axes: Pick<Matrix, "x" | "y">): Promise<void> {
    const { id, to } = move;
    pending.value = new Map([...pending.value, [id, to]]);
    const reason = await saveMove(id, listChanges(move, axes));
    pending.value = new Map([...pending.value].filter(([each]) => each !== id));
    if (reason !== undefined) {
      notice.value = { kind: "failed", move, reason };
      return;
    }
    saved.value = new Map([...saved.value, [id, to]]);
    notice.value = { kind: "saved", move };
    onSaved();
  }

  return { moved: new Map([...saved.value, ...pending.value]), notice: notice.value, save };
}

function listChanges({ from, to }: Move, axes: Pick<Matrix, "x" | "y">): readonly ValueChange[] {
  return (["x", "y"] as const)
    .filter((side) => from[side] !== to[side])
    .map((side) => ({
      criterion: axes[side].key,
      name: axes[side].name,
      from: from[side],
      to: to[side],
    }));
}
