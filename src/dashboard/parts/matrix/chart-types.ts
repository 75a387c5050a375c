import { type Domain, type Scale } from "./scale.ts";

/** An axis of a matrix. */
export type ChartAxis = {
  readonly name: string;
  readonly unit: string | null;
  readonly threshold: number;
  /** The origin of the threshold, such as "median". */
  readonly source: string;
  readonly domain: Domain;
  readonly isLog: boolean;
  /** The values that a moved point can have; undefined if points cannot move along this axis. */
  readonly movable: { readonly range: Domain; readonly step: number } | undefined;
};

/** A point of a matrix: an item with its values. */
export type ChartPoint = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly x: number;
  readonly y: number;
  /** The name of its quadrant. */
  readonly quadrant: string;
};

/** A corner of a matrix with its name and the number of its items. */
export type ChartQuadrant = {
  readonly isRight: boolean;
  readonly isTop: boolean;
  readonly name: string;
  readonly count: number;
};

/** The values of a point, before or after a move. */
export type Values = { readonly x: number; readonly y: number };

export type ChartAxes = { readonly x: ChartAxis; readonly y: ChartAxis };

/** The size of a chart and its scales, in pixels. */
export type ChartFrame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly x: Scale;
  readonly y: Scale;
};
