import { ALWAYS_POSSIBLE, Refusal, type RefusalCode } from '../domain/kernel/refusal.js';

/** A command by its name, and the refusals that its handler declares. */
interface Declared {
  readonly name: string;
  readonly refuses: readonly RefusalCode[];
}

/** A command was refused for a reason that it doesn't declare: a fault of the program, which callers and documents know nothing of. */
export class UndeclaredRefusal extends Error {
  constructor(command: string, refusal: Refusal) {
    super(`${command} was refused with ${refusal.code}, which its handler doesn't declare`, { cause: refusal });
    this.name = 'UndeclaredRefusal';
  }
}

/** Refusals that a command declares and that another, which carries it, may hand on: `propose` and `approve` refuse what theirs refuses. */
const declared = new WeakSet<Refusal>();

/** What `work` gives, done for a command. Throws its refusals where the command declares them or they are always possible, else `UndeclaredRefusal`. */
export const declaredOnly = <T>({ name, refuses }: Declared, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal) || declared.has(error)) throw error;
    if (!ALWAYS_POSSIBLE.has(error.code) && !refuses.includes(error.code)) throw new UndeclaredRefusal(name, error);
    declared.add(error);
    throw error;
  }
};
