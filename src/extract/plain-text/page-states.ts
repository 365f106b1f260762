import type { LineState } from '../../model/line-states.ts';
import type { Lattice } from './lattice.ts';

/** How a printed page runs from the top to the bottom, and what a step costs that few pages take. */
export const pageLattice: Lattice<LineState> = {
  states: [
    ...(['menu', 'writer', 'early', 'about', 'kicker', 'headline'] as const),
    ...(['standfirst', 'date', 'people', 'photo', 'widget'] as const),
    ...(['opening', 'body', 'box', 'boxed', 'ending', 'tail'] as const),
  ],
  start: {
    ...{ menu: 0, writer: -0.5, early: -0.5, about: -2, kicker: 0, headline: 0 },
    ...{ standfirst: -3.5, date: -1, people: -1, photo: -2, widget: -4, opening: 0 },
  },
  steps: {
    menu: {
      menu: 0,
      writer: -0.5,
      early: 0,
      about: -1,
      kicker: 0,
      headline: 0,
      date: -2,
      people: -2,
      photo: -3,
      standfirst: -3.5,
      opening: -1.5,
    },
    writer: { menu: 0, about: 0, early: -1, headline: -0.5, writer: -1 },
    about: { about: -0.8, menu: -0.5, kicker: 0, headline: 0, early: -1, standfirst: -3.5, opening: -1 },
    early: { early: 0, menu: 0, kicker: -1.5, headline: 0, about: -1, writer: -0.5 },
    kicker: { headline: 0, kicker: -1.5, menu: -2.5, standfirst: -3, date: -2, people: -2, photo: -2.5, opening: -2 },
    headline: { standfirst: 0, date: 0, people: 0, photo: -0.5, widget: 0, opening: 0 },
    standfirst: { standfirst: -2.5, date: 0, people: 0, photo: 0, widget: 0, opening: 0 },
    date: { date: 0, people: 0, photo: 0, widget: 0, standfirst: -2.5, opening: 0 },
    people: { people: 0, date: 0, photo: 0, widget: 0, standfirst: -3, opening: 0 },
    photo: { photo: 0, people: 0, date: 0, widget: 0, standfirst: -4, opening: 0 },
    widget: { widget: 0, date: 0, people: 0, photo: 0, opening: 0 },
    opening: { body: 0, box: -1.5, ending: -0.5 },
    body: { body: 0, box: -1.5, ending: 0 },
    box: { boxed: 0, box: 0, body: -3.6 },
    boxed: { boxed: 0, box: 0, body: -3.5, ending: -1 },
    ending: { tail: 0 },
    tail: { tail: 0 },
  },
  finished: ['opening', 'body', 'ending', 'tail'],
};

/** The same for pages that are taken to have a headline. */
export const titledLattice: Lattice<LineState> = {
  ...pageLattice,
  start: onlyTo(pageLattice.start, ['menu', 'writer', 'early', 'about', 'kicker', 'headline']),
  steps: {
    ...pageLattice.steps,
    menu: onlyTo(pageLattice.steps.menu, ['menu', 'writer', 'early', 'about', 'kicker', 'headline']),
    about: onlyTo(pageLattice.steps.about, ['menu', 'early', 'about', 'kicker', 'headline']),
    kicker: onlyTo(pageLattice.steps.kicker, ['menu', 'kicker', 'headline']),
  },
};

function onlyTo(
  steps: Readonly<Partial<Record<LineState, number>>> | undefined,
  states: readonly LineState[],
): Readonly<Partial<Record<LineState, number>>> {
  return Object.fromEntries(Object.entries(steps ?? {}).filter(([state]) => states.some((one) => one === state)));
}
