/** No answer came in the time given; whether anything was done is unknown. */
export class NoAnswer extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${Math.round(milliseconds)} ms`);
    this.name = 'NoAnswer';
  }
}
