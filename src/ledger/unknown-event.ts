/** An event of a type or a version that this build can't read: it is never skipped. */
export class UnknownEvent extends Error {
  constructor(type: string, version: string) {
    super(
      `this build doesn't know the event ${type} version ${version}: it was written by a newer one. Go on with that build, or a later one`,
    );
    this.name = 'UnknownEvent';
  }
}
