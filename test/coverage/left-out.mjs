// The lines with a branch that no test of `npm run coverage` takes, under the reason for it. A line stands here as it stands in the source.

/** Reason, file of src, lines. A star stands for the whole file. */
export const LEFT_OUT = {
  'types only: nothing of it runs': {
    'src/domain/book/readonly-book.ts': ['*'],
    'src/domain/kernel/field-error.ts': ['*'],
    'src/ledger/class-transformer-storage.d.ts': ['*'],
    'src/ledger/request.ts': ['*'],
  },
  'an index within a length just looked at, or a value just shown to be there: the compiler asks what happens otherwise': {
    'src/domain/adjustment/adjustments.ts': [
      'if (!first) return [];',
      'const rank = (transfer: FirstTransfer | undefined): number => (transfer ? TRIGGERS.indexOf(transfer.trigger) : TRIGGERS.length);',
      'const authorization = blocks[0]?.authorization ?? null;',
    ],
    'src/domain/book/fingerprints.ts': [
      'if (this.high[slot] === high && this.low[slot] === low) found.push(BigInt(this.revisions[slot] ?? EMPTY));',
      'const home = this.home(this.high[slot] ?? 0, this.low[slot] ?? 0);',
      'this.high[to] = this.high[from] ?? 0;',
      'this.low[to] = this.low[from] ?? 0;',
      'this.revisions[to] = this.revisions[from] ?? EMPTY;',
      'if (revision !== EMPTY) this.put(high[slot] ?? 0, low[slot] ?? 0, revision);',
      'for (let i = from; i < from + 5; i += 1) value = (value << 6) | (ALPHABET[hash.charCodeAt(i)] ?? 0);',
    ],
    'src/domain/issuance/birth.ts': [
      'const { participants = 0n, adaptation = 0n, omge = 0n, buffer = 0n } = levied[i] ?? {};',
      'for (const list of byLot.values()) list.sort((a, b) => (a.block.first < b.block.first ? -1 : 1));',
    ],
    'src/domain/issuance/check-lines.ts': [
      'const total = (asked.get(`${line.component} ${line.vintage}`) ?? 0n) + (row?.issued ?? 0n);',
      "if (again) refuse('double-issuance', { line: again.line, component: again.component, conflictsWith: again.row?.issuedAt ?? undefined });",
    ],
    'src/domain/issuance/levies.ts': [
      'taken.forEach((quantity, i) => (left[i] = (left[i] ?? 0n) - quantity));',
      'participants: left[i] ?? 0n,',
      'adaptation: adaptation[i] ?? 0n,',
      'omge: omge[i] ?? 0n,',
      'buffer: buffer[i] ?? 0n,',
      'const room = left[i] ?? 0n;',
    ],
    'src/domain/issuance/new-blocks.ts': ['const end = next + (quantities[i] ?? 0n);'],
    'src/domain/kernel/days.ts': ["return match !== null && isDay(match[1] ?? '');"],
    'src/domain/kernel/journal.ts': ['return this.entries?.length ?? 0;', 'return this.entries?.slice(mark) ?? [];'],
    'src/domain/kernel/ranges.ts': ["this.slot = slotOf(this.chunks[this.chunk] ?? [], serial);", 'const chunk = this.chunks[c] ?? [];', 'if (!begin) return;'],
    'src/domain/movement/choose-units.ts': [
      "refuse('units-reserved', { ...named(reserved), conflictsWith: book.proposals.get(reserved[0]?.reservedBy ?? '')?.since });",
      'let missing = BigInt(units.quantity ?? 0);',
    ],
    'src/domain/verification/reductions-verified.ts': ['const deficit = BigInt(this.vintages.at(-1)?.carriedOut ?? 0);'],
    'src/domain/verification/verify-reductions.ts': [
      'const [first, ...rest] = command.components.map((line, i) => verified(command, line, components[i]?.deficit ?? 0n));',
      "return first ? [first, ...rest] : refuse('nothing-to-change');",
      'for (const { scheme, state } of component?.otherSchemes ?? []) {',
      "if (state === 'registered' && !confirmed) refuse('scheme-confirmation-missing', { component: component?.component ?? '' });",
    ],
    'src/ledger/catalogue.ts': ['if (!validate(data)) return fieldErrors(validate.errors ?? []);'],
    'src/ledger/consequences.ts': ['const was = before.get(account) ?? 0n;'],
    'src/ledger/ledger.ts': ["if (!answer) throw new Error('a command without an answer');"],
    'src/domain/book/block-columns.ts': ["if (i >= values.length) throw new Error('columns of blocks are shorter than they must be');"],
    'src/domain/book/holding.ts': ["if (!first) return;"],
    'src/domain/book/units.ts': ["for (const { series, rows } of all) yield* sliced(rows, (some) => ({ series, blocks: columnsOf(some, (lot) => lots.get(lot) ?? -1) }));"],
    'src/domain/issuance/distribution.ts': ["return i < 0 ? 0 : x < y ? -1 : 1;", "const keys = ({ block: { lot, first } }: Undistributed): (string | bigint)[] => [lot.vintage, lot.component ?? '', first];"],
    'src/domain/kernel/canonical.ts': ["const name = names[i] ?? '';", "for (; at > 0 && name < (names[at - 1] ?? ''); at -= 1) names[at] = names[at - 1] ?? '';"],
    'src/domain/kernel/fields.ts': ["...(least > 0 ? [ArrayNotEmpty()] : []),", "const holds = (format: string): ((text: string) => boolean) => FORMATS[format] ?? (() => false);"],
    'src/ledger/batch.ts': ["for (let e = begin; e < this.events.length; e += 1) own += Buffer.byteLength(this.events[e]?.body ?? '');"],
    'src/event-store/eventstoredb/server-page.ts': [
      "response.on('end', () => resolve({ status: response.statusCode ?? 0, text, date: response.headers.date }));",
    ],
  },
  'a row that another row or a rule asked before says is there: what happens otherwise is the guard behind it': {
    'src/domain/book/account-types.ts': ['if (!found) throw new Error(`no account type ${name}`);'],
    'src/domain/adjustment/adjustments.ts': [
      'const cooperativeApproach = authorization === null ? null : (book.authorizations.get(authorization)?.cooperativeApproach ?? null);',
    ],
    'src/domain/authorization/authorizations.ts': [
      '(book.statements.get(`${activity} ${host}`)?.authorizations ?? []).flatMap((code) => book.authorizations.get(code) ?? []);',
    ],
    'src/domain/book/book.ts': ["const { expires = '' } = this.proposals.get(proposal) ?? {};"],
    'src/domain/component/site.ts': [
      '(book.places.get(place)?.components ?? []).flatMap((code) => book.components.get(code) ?? []);',
    ],
    'src/domain/issuance/distribute-units.ts': [
      'const part = participants === 0n ? [] : (book.units.within(blockId({ series, first, last: first + participants - 1n })) ?? []);',
    ],
    'src/domain/issuance/units-issued.ts': [
      'book.verifiedLines.update(line, { issued: (book.verifiedLines.get(line)?.issued ?? 0n) + quantity, issuedAt: revision });',
      'book.authorizations.update(authorization, { used: (book.authorizations.get(authorization)?.used ?? 0n) + quantity });',
    ],
    'src/domain/movement/move.ts': [
      'const row = block.authorization === null ? undefined : book.authorizations.get(block.authorization);',
    ],
    'src/domain/movement/use-units.ts': ["if (user === null) return refuse('account-not-entitled');"],
    'src/domain/verification/monitoring-periods.ts': [
      'for (const code of book.members.get(programme.programme)?.components ?? []) {',
      '(book.periods.get(programme)?.verifications ?? []).flatMap((code) => book.verifications.get(code) ?? []);',
    ],
    'src/domain/verification/reductions-verified.ts': [
      'const verified = [...(book.components.get(component)?.verified ?? []), { ...period, revision }];',
    ],
    'src/ledger/decider.ts': ['...blocks.flatMap((id) => this.book.units.within(id) ?? []).map((block) => block.touched),'],
  },
  "class-validator's own verdict on a member that only events have: stored events are judged by the compiled schema": {
    'src/domain/kernel/fields.ts': [
      "ValidateBy({ name: 'table', validator: { validate: (v) => isTable(v, columns) } }),",
      'const isTable = (value: unknown, columns: readonly string[]): boolean => {',
      'const orNull = Object.assign((_: object, value: unknown): boolean => value !== null, { nullable: true });',
    ],
  },
  'a guard behind another: whoever decides or appends has looked at the whole book before': {
    'src/ledger/ledger.ts': ['if (this.inFlight || this.appender.isBusy || this.broken) return;'],
  },
  'what is thrown is no Error: JavaScript allows it, and nobody here does it': {
    'src/ledger/foreign.ts': ['const why = cause instanceof Error ? cause.message : String(cause);'],
    'src/event-store/eventstoredb/patiently.ts': ['const why = error instanceof Error ? error.message : String(error);'],
    'src/event-store/eventstoredb/read-events.ts': ['reject(error instanceof Error ? error : new Error(String(error)));'],
    'src/event-store/replica.ts': [
      "this.fault = fault instanceof Error ? fault : new Error('the local event file could not be filled', { cause: fault });",
    ],
  },
  'the end of a loop that is left by return alone: nothing comes to it': {
    'src/ledger/appender.ts': ['}'],
  },
  'run in a worker thread, of the built files, which is not seen here: test/crash/snapshot.spec.ts': {
    'src/event-store/check-prefix.thread.ts': ['*'],
    'src/event-store/check-prefix.ts': [
      'export const checkPrefixInThread = (unchecked: Unchecked, signal: AbortSignal): Promise<Subtrees | undefined> =>',
    ],
  },
};

/** Lines that a test takes or doesn't, as time has it; written as above. */
export const BY_TIME = {
  'taken by the table of faults, which measures times and is not run here, and by chance: test/event-store/eventstoredb/fault-table.spec.ts': {
    'src/event-store/eventstoredb/follow.ts': ['if (this.retry) return;'],
    'src/event-store/eventstoredb/pulse.ts': [
      'if (this.stopped) return;',
      '(error: unknown) => (error instanceof StreamFault ? this.tell(error) : this.beat()),',
    ],
  },
};
