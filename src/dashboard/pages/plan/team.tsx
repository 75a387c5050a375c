import { type Fit } from "../../data/load-fit.ts";
import { formatSize } from "../../parts/format-size.ts";
import { Meter } from "../../parts/meter.tsx";
import { toHref } from "../../router.ts";

type TeamProps = { readonly people: NonNullable<Fit["people"]> };

/** The used capacity of each person. */
export function Team({ people }: TeamProps) {
  return (
    <section>
      <h2>People</h2>
      <ul class="plain-list">
        {people.map(({ id, name, capacity, used }) => (
          <li key={id ?? name}>
            <span>{name}</span>
            <span class="load">
              <Meter value={used} max={capacity} />
              <span class="fact">
                {formatSize(used)} of {formatSize(capacity)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p class="help">
        <a href={toHref("/people")}>Edit the people</a>
      </p>
    </section>
  );
}
