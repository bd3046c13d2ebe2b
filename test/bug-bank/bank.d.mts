/** One place of a mutant: in `file` the text `from`, which stands there once, becomes `to`. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A bug that someone could have made, and the test that must fail with it. */
export interface Mutant {
  /** 1 to 40: the list of the design; from 41 on: the laws of the independent checker. With a letter where one of them is several. */
  readonly id: string;
  readonly bug: string;
  readonly edits: readonly Edit[];
  readonly test: {
    readonly path: string;
    /** What of the test's full name says which one is meant. */
    readonly title: string;
  };
}

export declare const MUTANTS: readonly Mutant[];

/** Of all numbers those that nothing of today's code can have, each with the reason. */
export declare const NOT_YET: readonly { readonly id: string; readonly bug: string; readonly because: string }[];

/** `text` of `file` with the bug in it. Throws where an edit's text isn't there exactly once. */
export declare const withBug: (mutant: Mutant, file: string, text: string) => string;
