import { api, requireData, type Schemas } from "../../data/api.ts";
import { workspaceId } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { LoadedArea } from "../../frame/loaded-area.tsx";
import { formatScore } from "../../parts/stacked-bar.tsx";

type Point = Schemas["ItemHistory"]["data"][number];

type RankHistoryProps = { readonly id: string; readonly model: string | undefined };

/** The rank of an item over time, with the cause of each move. */
export function RankHistory({ id, model }: RankHistoryProps) {
  const loaded = useLoaded(async () => readHistory(id, model), [id, model]);
  return (
    <section>
      <h3>Rank over time</h3>
      <LoadedArea loaded={loaded}>
        {(points) =>
          points.length < 2 ? (
            <p class="note">There is only one ranking yet. The next change adds a point.</p>
          ) : (
            <>
              <Line points={points} />
              <details>
                <summary>Show as table</summary>
                <Table points={points} />
              </details>
            </>
          )
        }
      </LoadedArea>
    </section>
  );
}

async function readHistory(id: string, model: string | undefined): Promise<readonly Point[]> {
  const { data } = requireData(
    await api.GET("/v1/workspaces/{workspaceId}/items/{itemId}/history", {
      params: {
        path: { workspaceId: workspaceId.value, itemId: id },
        query: model === undefined ? {} : { model },
      },
    }),
  );
  return data.toSorted((a, b) => a.generation - b.generation);
}

const [width, height, margin] = [368, 72, 6];

/** A line through the ranks, the best at the top. Points without a rank interrupt it. */
function Line({ points }: { readonly points: readonly Point[] }) {
  const ranks = points.map(({ rank }) => rank);
  const ranked = ranks.filter((rank) => rank !== null);
  const [best, worst] = [Math.min(...ranked), Math.max(...ranked)];
  const toX = (index: number): number =>
    margin + (index * (width - 2 * margin)) / (points.length - 1);
  const toY = (rank: number): number =>
    margin + ((rank - best) * (height - 2 * margin)) / Math.max(1, worst - best);
  const path = ranks.map((rank, index) => {
    const isFirst = index === 0 || ranks[index - 1] === null;
    return rank === null ? "" : `${isFirst ? "M" : "L"}${toX(index)} ${toY(rank)}`;
  });
  return (
    <svg
      class="rank-line"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Rank over time, between ${best} and ${worst}`}
    >
      <path d={path.join("")} />
      {ranks.map(
        (rank, index) =>
          rank !== null && (
            <circle key={points[index]?.generation} cx={toX(index)} cy={toY(rank)} r="3">
              <title>{`Rank ${rank}, ${formatTimestamp(points[index]?.at ?? "")}`}</title>
            </circle>
          ),
      )}
    </svg>
  );
}

const causes: Readonly<Record<string, string>> = {
  "own-ratings": "its own ratings",
  "other-items": "other items",
  model: "the model",
  "order-rules": "the rules of the order",
};

function Table({ points }: { readonly points: readonly Point[] }) {
  return (
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Rank</th>
          <th scope="col">Score</th>
          <th scope="col">Moved by</th>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ generation, at, rank, score, cause }) => (
          <tr key={generation}>
            <td>{formatTimestamp(at)}</td>
            <td>{rank ?? "–"}</td>
            <td>{formatScore(score ?? Number.NaN)}</td>
            <td>{cause === null ? "" : causes[cause]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function formatTimestamp(at: string): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}
