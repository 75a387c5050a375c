import "./colour-legend.css";

type ColourLegendProps = {
  readonly entries: readonly { readonly name: string; readonly colour: string }[];
};

/** The names of the colours of a chart. */
export function ColourLegend({ entries }: ColourLegendProps) {
  return (
    <ul class="colour-legend">
      {entries.map(({ name, colour }) => (
        <li key={name}>
          <i style={{ background: colour }} />
          {name}
        </li>
      ))}
    </ul>
  );
}
