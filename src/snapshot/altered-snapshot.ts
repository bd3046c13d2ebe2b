/** A snapshot that is whole, says that it is of these events, and holds another book than they make. */
export class AlteredSnapshot extends Error {
  constructor(path: string) {
    super(
      `${path} is not the book that the events beside it make: somebody changed it, or a program did. It was removed, and what was made on ` +
        'from it; the next start makes both of the events. See docs/operations.md, "A snapshot that was changed", before you start again.',
    );
    this.name = 'AlteredSnapshot';
  }
}
