/** One finding about the input itself. `pointer` is a JSON Pointer (RFC 6901) into the command's data. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}
