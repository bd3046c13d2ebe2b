import { commandHash, type Json, type Unit } from './reference-book.js';
import { ACCOUNTS, HOUR, Story, authorized, nextDay, series, terminal, within, without } from './story.js';
import type { Authorization, Component, Line, Programme, Recipe, Row, Step } from './story.js';

/** Commands that the state refuses, each for a reason of its own. */
export class Mistakes extends Story {
  protected spoiled = (step: Step | null, changes: Json): Step | null => step && { ...step, data: { ...step.data, ...changes } };
  protected anywhere = (which: (unit: Unit) => boolean, types = ['holding']): { account: string; units: Unit[] } | undefined => {
    const accounts = this.accounts.filter((account) => types.includes(account.type) && this.isActive(account));
    const found = accounts.map(({ account }) => ({ account, units: this.held(account).filter(which) }));
    return this.dice.pick(found.filter(({ units }) => units.length > 0));
  };
  protected moveBlocks(
    from: string | undefined,
    units: Unit[] | undefined,
    command = this.dice.oneOf('transfer-units', 'transfer-units', 'cancel-units'),
  ): Step | null {
    if (from === undefined || !units || units.length === 0) return null;
    const blocks = { blocks: this.blocks(units) };
    const to = this.dice.pick(this.active('holding').filter(({ account }) => account !== from))?.account;
    if (command === 'cancel-units')
      return { command, data: { from, purpose: 'administrative', to: 'CANCELLATION-ADMINISTRATIVE', units: blocks } };
    return to === undefined ? null : { command: 'transfer-units', data: { from, to, units: blocks } };
  }
  protected beyond(): string[] | null {
    const unit = this.dice.pick(this.units);
    const last = Math.max(...this.units.filter((other) => unit && series(other) === series(unit)).map(({ serial }) => serial));
    return unit ? [`${series(unit)}-${last + this.dice.between(0, 1)}-${last + this.dice.between(2, 9)}`] : null;
  }
  protected wrongMovements(): Recipe[] {
    const holding = () => this.dice.pick(this.active('holding'))?.account;
    const inactive = () =>
      this.dice.pick(this.accounts.filter((account) => account.type === 'holding' && !this.isActive(account)))?.account;
    const atEnd = (unit: Unit) => !!unit.account && terminal(this.accounts.find(({ account }) => account === unit.account)?.type ?? '');
    const ends = ['retirement-ndc', 'cancellation-op', 'omge-mandatory', 'cancellation-administrative', 'cancellation-voluntary'];
    const expired = (unit: Unit) => authorized(unit) && !this.mayReach(unit, null);
    return [
      () => this.spoiled(this.transfer(), { [this.dice.oneOf('from', 'to')]: 'NO-SUCH' }),
      () => {
        const step = this.transfer();
        return this.spoiled(step, { to: step?.data['from'] });
      },
      () => (inactive() === undefined ? null : this.spoiled(this.transfer(), { to: inactive() })),
      () => {
        const from = inactive();
        return from === undefined || !holding()
          ? null
          : { command: 'transfer-units', data: { from, to: holding(), units: { quantity: '1' } } };
      },
      () => {
        const blocks = this.beyond();
        return blocks && this.spoiled(this.transfer(), { units: { blocks } });
      },
      () => this.moveBlocks(holding(), this.units.filter(atEnd)),
      () => {
        const from = this.anywhere(() => true, ends)?.account;
        return from === undefined || !holding()
          ? null
          : { command: 'transfer-units', data: { from, to: holding(), units: { quantity: '1' } } };
      },
      () => {
        const found = this.anywhere((unit) => !unit.frozen);
        const from = this.dice.pick(this.active('holding').filter(({ account }) => account !== found?.account))?.account;
        return this.moveBlocks(from, found?.units);
      },
      () => {
        const found = this.anywhere((unit) => unit.frozen);
        return this.moveBlocks(found?.account, found?.units);
      },
      () => {
        const found = this.anywhere((unit) => unit.reserved && !unit.frozen);
        return this.moveBlocks(found?.account, found?.units);
      },
      () => {
        const step = this.dice.oneOf(this.transfer(), this.use(), this.cancel());
        const most = this.free(String(step?.data['from'])).length;
        return this.spoiled(step, { units: { quantity: String(most + this.dice.between(1, 40)) } });
      },
      () =>
        this.spoiled(this.transfer(), {
          to: this.dice.oneOf('CHE-NDC', 'GHA-OP', 'PENDING', 'OMGE-VOLUNTARY', 'CANCELLATION-ADMINISTRATIVE'),
        }),
      () => this.moveBlocks('PENDING', this.held('PENDING'), 'transfer-units'),
      () => (this.mechanism ? this.moveBlocks('BUFFER', this.held('BUFFER')) : null),
      () => this.spoiled(this.cancel(), { to: this.dice.oneOf('GHA-H1', 'CANCELLATION-VOLUNTARY', 'CHE-NDC') }),
      () => this.cancel('IMP', (unit) => !authorized(unit)),
      () => this.cancel(this.dice.oneOf('IMP', 'OP'), (unit) => authorized(unit) && this.mayReach(unit, 'CHE') && unit.firstTransferred),
      () => this.use((unit, to) => unit.host === to.party),
      () => this.use((unit, to) => authorized(unit) && unit.host !== to.party && this.mayReach(unit, to.party)),
      () => this.use(undefined, { year: '2031' }),
      () => this.use(undefined, { to: this.dice.oneOf('CHE-H2', 'CHE-IMP', 'OMGE-VOLUNTARY') }),
      () => this.use((unit) => unit.kind === 'MCU'),
      () => this.cancel('OP', expired),
      () => this.use(expired),
      () => {
        const found = this.anywhere((unit) => authorized(unit) && !unit.firstTransferred && !unit.frozen && !unit.reserved);
        const abroad = this.active('holding').filter(
          ({ party }) => party !== null && found?.units.every((unit) => !this.mayReach(unit, party)),
        );
        const to = this.dice.pick(abroad)?.account;
        return !found || to === undefined ? null : this.spoiled(this.moveBlocks(found.account, found.units, 'transfer-units'), { to });
      },
      () => {
        const to = this.dice.pick(this.active('holding').filter(({ party }) => this.outside.has(party ?? '')));
        const found = this.anywhere((unit) => authorized(unit) && !unit.firstTransferred && unit.host !== to?.party);
        return to ? this.spoiled(this.moveBlocks(found?.account, found?.units, 'transfer-units'), { to: to.account }) : null;
      },
      () => {
        const to = this.dice.pick(this.active('retirement-ndc').filter(({ party }) => this.outside.has(party ?? '')));
        const found = this.anywhere((unit) => authorized(unit) && unit.host !== to?.party && !unit.frozen && !unit.reserved);
        if (!to || !found) return null;
        const units = { blocks: this.blocks(found.units) };
        return { command: 'use-units', data: { from: found.account, to: to.account, year: '2024', units } };
      },
    ];
  }
  protected wrongVerifications(): Recipe[] {
    const verified = () => this.dice.pick(this.components.filter(({ periods }) => periods.length > 0));
    const unverified = (component: Component) => component.periods.length === 0;
    return [
      () => this.spoiled(this.nextVerification(), { verification: this.dice.pick(this.verifications)?.verification ?? 'V-0' }),
      () => this.spoiled(this.nextVerification(), { programme: 'NONE7' }),
      () =>
        this.spoiled(this.nextVerification(), {
          components: [{ component: 'NONE', vintages: [{ vintage: '2022', verified: '1' }] }],
          period: { from: '2022-01-01', to: '2022-12-31' },
        }),
      () => this.spoiled(this.nextVerification(), { host: 'CHE' }),
      () => {
        const component = this.dice.pick(this.components.filter(({ end }) => end > '2026-12-01'));
        const from = component?.periods.at(-1)?.to ?? '2025-06-30';
        return component ? this.verify([component], { from: nextDay(from), to: '2026-12-31' }) : null;
      },
      () => {
        const component = verified();
        const period = component?.periods.at(-1);
        return component && period
          ? this.verify([component], this.dice.chance(0.5) ? period : { from: nextDay(period.to, -20), to: period.to })
          : null;
      },
      () => {
        const component = verified();
        const period = component && this.periodOf(component);
        const report = this.dice.pick(
          this.verifications.filter(({ verification }) =>
            this.lines.some((line) => line.verification === verification && line.component === component?.component),
          ),
        )?.report;
        return period && report ? this.verify([component], period, { report }) : null;
      },
      () => {
        const component = this.dice.pick(this.components);
        const period = component && this.periodOf(component);
        return period ? this.verify([component], { from: nextDay(period.from, this.dice.oneOf(1, 30)), to: period.to }) : null;
      },
      () => {
        const component = this.dice.pick(this.components.filter((one) => one.end > '2025-12-31'));
        const period = component && this.periodOf(component);
        const fellows = this.components.filter((other) => other !== component && other.programme === component?.programme);
        const shared = fellows.some(({ periods }) => periods.some(({ from, to }) => period && from <= period.from && to === period.to));
        return period && shared ? this.verify([component], { from: period.from, to: nextDay(period.to, this.dice.oneOf(-1, -31)) }) : null;
      },
      () => {
        const waiting = this.components.filter((component) => {
          const period = this.periodOf(component);
          return component.end > '2024-01-01' && period !== null && !this.isReady(component, period);
        });
        const component = this.dice.pick(waiting);
        const period = component && this.periodOf(component);
        return period ? this.verify([component], period) : null;
      },
      () => this.nextVerification({ verifiedBy: this.dice.oneOf('DOE-A', 'DOE-P') }, unverified),
      () => {
        const step = this.nextVerification({}, (component) => component.scheme);
        const components = step?.data['components'] as { component: string; vintages: Json[] }[] | undefined;
        return this.spoiled(step, { components: components?.map(({ component, vintages }) => ({ component, vintages })) });
      },
      () => {
        const late = this.dice.pick(this.components.filter(({ end }) => end < '2024-01-01'));
        const period = late && this.periodOf(late);
        return period ? this.verify([late], period) : null;
      },
    ];
  }
  protected wrongIssuances(): Recipe[] {
    const line = (which: (line: Line) => boolean) => this.dice.pick(this.lines.filter(which));
    const host = (data: Json) => this.verifications.find(({ verification }) => verification === data['verification'])?.host;
    const single = (one: Line | undefined, quantity: number, terms: Json): Step | null =>
      one && quantity > 0
        ? {
            command: 'issue-units',
            data: {
              issuance: this.code('I'),
              verification: one.verification,
              lines: [{ component: one.component, vintage: one.vintage, quantity: String(quantity), ...terms }],
            },
          }
        : null;
    const claims = (one: Line | undefined): Json | null => {
      const terms = without((one && this.claims(one, 1)) ?? {}, 'component', 'vintage', 'quantity');
      return Object.keys(terms).length > 0 ? terms : null;
    };
    const withTerms = (
      which: (line: Line, terms: Authorization) => boolean,
      quantity = (_: Line, _terms: Authorization) => 1,
    ): Step | null => {
      const pairs = this.issuable().flatMap((one) =>
        this.authorizations.filter((terms) => which(one, terms)).map((terms) => ({ one, terms })),
      );
      const pair = this.dice.pick(pairs);
      return pair ? single(pair.one, quantity(pair.one, pair.terms), { authorization: pair.terms.authorization }) : null;
    };
    const covers = (one: Line, terms: Authorization) =>
      terms.host === one.host &&
      terms.activities.includes(one.programme) &&
      terms.purposes.length > 0 &&
      (terms.issuedUntil ?? '9999') > '2026-12-31';
    const plain = (one: Line, terms: Authorization) => covers(one, terms) && within(one.vintage, terms.vintages) && terms.metric === 'GHG';
    return [
      () => this.spoiled(this.issue(), { verification: 'V-0' }),
      () => this.issue((lines) => ({ lines: [...lines, { ...lines[0], component: 'NONE' }] })),
      () => (this.issuances.length > 0 ? this.spoiled(this.issue(), { issuance: this.dice.pick(this.issuances) }) : null),
      () => {
        const one = line(({ issued }) => issued > 0);
        const terms = claims(one);
        return one && terms ? single(one, one.issuable - one.issued + this.dice.between(1, 20), terms) : null;
      },
      () => {
        const one = line(({ issued }) => issued === 0);
        const terms = claims(one);
        return one && terms ? single(one, one.issuable + this.dice.between(1, 20), terms) : null;
      },
      () => {
        const stated = (one: Line) =>
          this.authorizations.some((terms) => terms.host === one.host && terms.activities.includes(one.programme));
        return this.mechanism
          ? single(
              line((one) => one.issued < one.issuable && !stated(one)),
              1,
              { contribution: 'NPI' },
            )
          : null;
      },
      () =>
        this.issue((lines) => ({ lines: lines.map(({ contribution: _contribution, ...rest }) => ({ ...rest, authorization: 'A-NONE' })) })),
      () => withTerms((one, terms) => !covers(one, terms)),
      () => withTerms((one, terms) => covers(one, terms) && !within(one.vintage, terms.vintages)),
      () =>
        withTerms(
          (one, terms) => plain(one, terms) && terms.quantity !== undefined && this.authorizationLeft(terms) < one.issuable - one.issued,
          (_one, terms) => this.authorizationLeft(terms) + 1,
        ),
      () =>
        this.issue((lines) => ({
          lines: lines.map((one) => (one.authorization && !one.nonGhgQuantity ? { ...one, nonGhgQuantity: '5' } : one)),
        })),
      () => {
        const left = (one: Line) => this.capLeft(one.programme, one.host, one.vintage);
        const one = line((candidate) => candidate.issuable - candidate.issued > left(candidate));
        const terms = claims(one);
        return one && terms ? single(one, left(one) + 1, terms) : null;
      },
      () => this.issue(() => ({ distribution: [{ account: 'NO-SUCH', quantity: '1' }] })),
      () => this.issue(() => ({ distribution: [{ account: this.dice.oneOf('PENDING', 'CHE-NDC', 'GHA-OP'), quantity: '1' }] })),
      () => {
        const closed = this.dice.pick(this.accounts.filter((account) => account.type === 'holding' && !this.isActive(account)))?.account;
        return closed === undefined
          ? null
          : this.dice.oneOf(
              this.issue(() => ({ distribution: [{ account: closed, quantity: '1' }] })),
              this.spoiled(this.distribute(), { distribution: [{ account: closed, quantity: '1' }] }),
            );
      },
      () => {
        const step = this.issue((lines) => ({ distribution: [{ account: 'GHA-H2', quantity: String(this.total(lines) + 1) }] }));
        return step && host(step.data) === 'GHA' ? step : null;
      },
      () => this.spoiled(this.distribute(), { issuance: 'I-0' }),
      () => this.spoiled(this.distribute(), { distribution: [{ account: 'GHA-H1', quantity: '5000' }] }),
      () => this.spoiled(this.distribute(), { distribution: [{ account: this.dice.oneOf('NO-SUCH', 'CHE-IMP'), quantity: '1' }] }),
    ];
  }
  protected wrongImports(): Recipe[] {
    const changed = (rows: Row[], changes: Partial<Row>) => ({ rows: rows.map((row, i) => (i === 0 ? { ...row, ...changes } : row)) });
    const known = this.mechanism ? 'CER' : 'ITMO';
    return [
      () => (this.imports.length > 0 ? this.import(() => ({ import: this.dice.pick(this.imports) })) : null),
      () => this.import((rows) => changed(rows, { activity: 'NONE7' })),
      () => this.import((rows) => changed(rows, { authorization: 'A-NONE' }), 'ITMO'),
      () =>
        this.mechanism
          ? this.import(undefined, 'ITMO')
          : this.import((rows) => changed(rows, { nonGhgQuantity: '3' } as Partial<Row>), 'ITMO'),
      () => this.import((rows) => ({ controlTotal: String(this.total(rows) + 1) })),
      () => this.import((rows) => changed(rows, { quantity: String(Number(rows[0]?.quantity) + 1) })),
      () => this.import((rows) => ({ rows: [...rows, rows[0]], controlTotal: String(this.total(rows) + Number(rows[0]?.quantity)) })),
      () => {
        const lot = this.dice.pick(this.lots);
        const underlying = { registry: 'GS', series: `GS1-1-${lot?.series}`, first: String(lot?.last), last: String(lot?.last) };
        const again = (rows: Row[]) => ({ rows: [{ ...rows[0], quantity: '1', underlying }], controlTotal: '1' });
        return lot ? this.import(again, known) : null;
      },
      () => {
        const tight = this.dice.pick(this.authorizations.filter((terms) => terms.quantity !== undefined && this.isImportable(terms)));
        if (!tight || this.mechanism) return null;
        const quantity = String(this.authorizationLeft(tight) + 1);
        const underlying = { registry: 'VCS', series: 'VCS-9', first: '1', last: quantity };
        const row = {
          host: tight.host,
          activity: tight.activities[0],
          vintage: '2022',
          quantity,
          authorization: tight.authorization,
          underlying,
          mitigationType: 'reductions',
        };
        return this.import(() => ({ account: 'GHA-H1', rows: [row], controlTotal: quantity }), 'ITMO');
      },
      () => this.import(() => ({ account: 'NO-SUCH' })),
      () => this.import(() => ({ account: known === 'CER' ? 'GHA-OP' : 'CHE-CER' }), known),
      () => {
        const closed = this.dice.pick(this.accounts.filter((account) => account.type === 'holding' && !this.isActive(account)))?.account;
        return closed === undefined ? null : this.import(() => ({ account: closed }));
      },
    ];
  }
  protected wrongSetting(): Recipe[] {
    const one = (): { component: string; programme: string; host: string; start: string; end: string } => ({
      component: this.code('C'),
      programme: '10471',
      host: 'GHA',
      start: '2022-01-01',
      end: '2026-12-31',
    });
    const programme = (start: string, end: string): Programme => ({
      programme: this.code('P').replace('-', ''),
      start,
      end,
      periodEnds: [],
      imported: false,
    });
    const known = () => this.dice.pick(this.components);
    const reason = { code: 'policy' };
    return [
      () => this.openRegistry(),
      () => this.registerParty('GHA'),
      () => ({ command: 'update-party', data: { party: 'TCD', participating: false, reason } }),
      () => ({ command: 'update-party', data: { party: 'GHA', participating: true, reason } }),
      () => this.open(this.dice.pick(ACCOUNTS) ?? ACCOUNTS[0]!),
      () => this.open({ account: this.dice.oneOf('PENDING', 'OMGE-VOLUNTARY'), type: 'holding', party: 'GHA' }),
      () => this.open({ account: this.code('X'), type: 'holding', party: 'TCD' }),
      () =>
        this.open({
          account: this.code('X'),
          type: this.dice.oneOf('buffer', 'pending', 'omge-voluntary', 'cancellation-administrative'),
          party: 'GHA',
        }),
      () => {
        const party = [...this.outside][0];
        const type = this.dice.oneOf('cancellation-op', 'cancellation-imp');
        return party === undefined ? null : this.open({ account: this.code('X'), type, party });
      },
      () => this.setPolicy({ proposalHours: '96' }, this.policyNumber + this.dice.between(1, 3)),
      () => this.setPolicy({ approvals: this.someApprovals() }, this.policyNumber + 1),
      () => this.setPolicy({ nextPeriodGate: this.gate }),
      () => this.role('grant-role', true),
      () => this.role('revoke-role', false),
      () => this.register(this.dice.pick(this.programmes) ?? programme('2022-01-01', '2026-12-31'), 'pacm', false),
      () => this.register(programme('2022-01-01', '2027-01-01'), 'pacm', false),
      () => this.register(programme('2020-12-31', '2025-01-01'), 'pacm', false),
      () => this.spoiled(this.approveHost('10471', 'GHA'), { programme: 'NONE7' }),
      () => this.spoiled(this.approveHost('10471', 'GHA'), { host: 'TCD' }),
      () => {
        const party = [...this.outside][0];
        return party === undefined ? null : this.spoiled(this.approveHost('10471', party), {});
      },
      () => this.include({ ...one(), programme: 'NONE7' }),
      () =>
        this.include(
          { ...one(), programme: 'CDM7' },
          { includedOn: this.today(), crediting: { type: 'renewable', start: '2026-12-01', end: '2026-12-31' } },
        ),
      () => (known() ? this.include({ ...one(), component: known()?.component ?? '' }) : null),
      () => this.include(one(), { host: 'CHE', locatedIn: 'CHE' }),
      () => this.include(one(), { locatedIn: 'RWA' }),
      () => this.include(one(), { start: '2021-12-31' }),
      () => this.include({ ...one(), end: '2027-01-01' }),
      () => this.include(one(), { crediting: { type: 'fixed', start: '2022-01-01', end: '2032-01-01' } }),
      () => this.include(one(), { criteria: [{ criterion: 'C-1', met: false, evidence: this.document() }] }),
      () => (known() ? this.include(one(), { site: known()?.site }) : null),
      () => this.include(one(), { expectedAnnual: '9000' }),
      () => this.authorize('GHA', ['10471'], { authorization: this.authorizations[0]?.authorization ?? 'A-0' }),
      () => this.authorize('GHA', ['NONE7']),
      () => this.authorize('TCD', ['10471']),
      () => (this.mechanism ? this.authorize('CHE', ['10471']) : null),
      () => {
        const step = this.authorize('GHA', ['10471']);
        return { ...step, data: { ...without(step.data, 'firstTransfer'), statement: 'all', purposes: ['OP'] } };
      },
    ];
  }
  protected wrongControl(): Recipe[] {
    const reason = { code: 'breach' };
    return [
      () => ({ command: this.dice.oneOf('suspend-account', 'reinstate-account'), data: { account: 'NO-SUCH', reason } }),
      () => this.setState('suspend-account', ['suspended']),
      () => this.setState('reinstate-account', ['active']),
      () => this.close((_account, units) => units.length > 0, false),
      () => this.close((_account, units) => units.some((unit) => unit.frozen || unit.reserved), true),
      () =>
        this.spoiled(
          this.close((_account, units) => units.length > 0, false),
          { moveTo: this.dice.oneOf('NO-SUCH', 'PENDING') },
        ),
      () => ({ command: 'close-account', data: { account: 'NO-SUCH' } }),
      () => this.spoiled(this.trust(true), { account: 'NO-SUCH' }),
      () => this.spoiled(this.trust(true), { trusted: false }),
      () => {
        const blocks = this.beyond();
        return blocks && { command: this.dice.oneOf('freeze-units', 'unfreeze-units'), data: { blocks, reason } };
      },
      () => this.freeze('freeze-units', (unit) => unit.frozen),
      () => this.freeze('unfreeze-units', (unit) => !unit.frozen),
    ];
  }
  protected wrongProposals(): Recipe[] {
    const reserved = () => {
      const found = this.anywhere((unit) => unit.reserved && !unit.frozen);
      return this.moveBlocks(found?.account, found?.units);
    };
    return [
      () => (this.actors.length > 1 ? null : { command: 'revoke-role', data: { actor: 'dev-ada', role: 'administrator' } }),
      reserved,
      reserved,
      reserved,
      () => this.freeze('freeze-units', (unit) => unit.reserved),
      () => {
        const step = this.transfer();
        return step && this.needsApproval(step) ? step : null;
      },
      () => {
        const step = this.transfer();
        const used = this.dice.pick(this.proposals)?.proposal;
        return step && used !== undefined ? this.proposed(step, used) : null;
      },
      () => this.wrongly(this.wrongMovements()),
      () => this.approve((proposal) => !proposal.closed, { proposal: 'P-0' }),
      () => this.approve((proposal) => !proposal.closed, {}, true),
      () => this.approve((proposal) => proposal.closed),
      () => this.approve((proposal) => this.clock - proposal.at > 250 * HOUR),
      () => this.approve((proposal) => !proposal.closed && this.clock - proposal.at < 10 * HOUR),
      () => this.approve((proposal) => this.recent(proposal), { hash: commandHash('transfer-units', {}) }),
      () => this.approve((proposal) => this.recent(proposal), { hash: commandHash('cancel-units', {}) }),
      () => this.end(this.dice.oneOf('decline', 'withdraw'), (proposal) => proposal.closed),
      () =>
        this.spoiled(
          this.end('decline', () => true),
          { proposal: 'P-0' },
        ),
    ];
  }
  /** A wrong movement as a proposal. */
  protected wrongly(movements: Recipe[]): Step | null {
    const step = this.approvals.length > 0 ? this.dice.pick(movements)?.() : null;
    return step && this.needsApproval(step) ? this.proposed(step) : null;
  }
  /** Each with its weight. */
  protected wrongRecipes(): [number, Recipe][] {
    const weighted = (weight: number, recipes: Recipe[]) => recipes.map((recipe): [number, Recipe] => [weight / recipes.length, recipe]);
    return [
      ...weighted(8, this.wrongMovements()),
      ...weighted(5, this.wrongVerifications()),
      ...weighted(5, this.wrongIssuances()),
      ...weighted(2, this.wrongImports()),
      ...weighted(5, this.wrongSetting()),
      ...weighted(3, this.wrongControl()),
      ...weighted(7, this.wrongProposals()),
    ];
  }
}
