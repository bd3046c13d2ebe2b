import type { Dice } from './dice.js';

/** How the network between a node and the server is just now. */
export interface Weather {
  readonly name: string;
  /** Chances that a request never arrives, that an answer never arrives, that a request arrives once more, much later. */
  readonly requestLost: number;
  readonly answerLost: number;
  readonly twice: number;
  readonly delay: readonly [number, number];
  /** How long news of what others wrote takes, where that is longer. */
  readonly news?: readonly [number, number];
}

export const CALM: Weather = { name: 'calm', requestLost: 0, answerLost: 0, twice: 0, delay: [1, 5] };

const FOUL: readonly [Weather, ...Weather[]] = [
  { name: 'drops requests', requestLost: 0.4, answerLost: 0, twice: 0, delay: [1, 20] },
  { name: 'drops answers', requestLost: 0, answerLost: 0.4, twice: 0, delay: [1, 20] },
  { name: 'repeats requests', requestLost: 0.05, answerLost: 0.2, twice: 0.6, delay: [1, 60] },
  { name: 'crawls', requestLost: 0.02, answerLost: 0.02, twice: 0.1, delay: [50, 900] },
  { name: 'keeps news back', requestLost: 0, answerLost: 0, twice: 0, delay: [1, 5], news: [300, 2_500] },
  { name: 'black hole', requestLost: 1, answerLost: 1, twice: 0, delay: [1, 5] },
  CALM,
];

export const someWeather = (dice: Dice): Weather => dice.oneOf(...FOUL);
