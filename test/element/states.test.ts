import { expect } from '@open-wc/testing';
import {
  isOpen,
  next,
  outcomeOf,
  type Happening,
  type State,
  type StateName,
  type Subject,
} from '../../src/element/state.js';
import type { DeleteOutcome } from '../../src/index.js';

const subject = {
  code: '123',
  customerName: 'Jane Doe',
  accountId: 'greatwidgets',
  userId: 'john1970',
  settings: { endpoint: 'https://api.example/api.php', accountId: 'greatwidgets' },
  codeGiven: true,
} as unknown as Subject;

const { endpoint } = subject.settings;

const otherSubject = { ...subject, code: '456' } as Subject;

const facts = { code: '123', accountId: 'greatwidgets', userId: 'john1970' };
const times = { sentAt: '2025-07-19T12:00:00.000Z', settledAt: '2025-07-19T12:00:01.000Z' };

const outcomes: Record<DeleteOutcome['status'], DeleteOutcome> = {
  deleted: { status: 'deleted', ...facts, ...times },
  refused: { status: 'refused', ...facts, ...times, message: 'No' },
  'not-sent': { status: 'not-sent', ...facts, ...times, reason: 'cancelled', message: '' },
  unknown: {
    status: 'unknown',
    ...facts,
    ...times,
    reason: 'timeout',
    message: '',
    answer: Promise.resolve(null),
  },
};
const unclear = outcomes.unknown;
const statuses = Object.keys(outcomes) as DeleteOutcome['status'][];

const result = (name: DeleteOutcome['status'], open: boolean): State =>
  ({ name, subject, outcome: outcomes[name], open }) as State;

/** Every state, those with a result open and closed. */
const states: State[] = [
  { name: 'idle' },
  { name: 'confirming', subject },
  { name: 'countdown', subject, left: 5 },
  { name: 'pending', subject },
  ...statuses.flatMap((name) => [result(name, true), result(name, false)]),
];

/** Everything that can happen. */
const happenings: Happening[] = [
  { type: 'open', subject },
  { type: 'looked', obstacle: 'blocked' },
  { type: 'confirm', subject, left: 5 },
  { type: 'tick', left: 4 },
  { type: 'send' },
  { type: 'settle', outcome: outcomes.deleted, open: true },
  { type: 'late', unclear: { ...unclear }, outcome: outcomes.deleted, endpoint },
  { type: 'close' },
  { type: 'reset' },
];

/** Where each happening leads; whatever is not named stays as it is. */
const ways: Record<StateName, Partial<Record<Happening['type'], StateName>>> = {
  idle: { open: 'confirming' },
  confirming: {
    looked: 'confirming',
    confirm: 'countdown',
    settle: 'deleted',
    late: 'deleted',
    close: 'idle',
  },
  countdown: { tick: 'countdown', send: 'pending', settle: 'deleted', late: 'deleted' },
  pending: { settle: 'deleted', late: 'pending' },
  deleted: { open: 'confirming', close: 'deleted', reset: 'idle' },
  refused: { open: 'confirming', late: 'deleted', close: 'refused', reset: 'idle' },
  'not-sent': { open: 'confirming', late: 'deleted', close: 'not-sent', reset: 'idle' },
  unknown: { open: 'confirming', late: 'deleted', close: 'unknown', reset: 'idle' },
};

const nameOf = (state: State): string =>
  'open' in state ? `${state.name} (${state.open ? 'open' : 'closed'})` : state.name;

describe('customer-delete: the table of states', () => {
  for (const state of states) {
    describe(nameOf(state), () => {
      for (const happening of happenings) {
        const target = ways[state.name][happening.type];
        if (target) {
          it(`goes on to ${target} at "${happening.type}"`, () => {
            expect(next(state, happening).name).to.equal(target);
          });
        } else {
          it(`takes no notice of "${happening.type}"`, () => {
            expect(next(state, happening)).to.equal(state);
          });
        }
      }

      it('is never changed itself', () => {
        const before = JSON.stringify(state);
        for (const happening of happenings) next(Object.freeze({ ...state }) as State, happening);
        expect(JSON.stringify(state)).to.equal(before);
      });
    });
  }

  describe('what a state means', () => {
    it('has no dialog while idle', () => {
      expect(isOpen({ name: 'idle' })).to.equal(false);
    });

    for (const state of states.slice(1, 4)) {
      it(`has an open dialog and no outcome while ${state.name}`, () => {
        expect(isOpen(state)).to.equal(true);
        expect(outcomeOf(state)).to.equal(null);
      });
    }

    for (const name of statuses) {
      it(`keeps the outcome ${name} after the dialog has closed`, () => {
        const closed = next(result(name, true), { type: 'close' });
        expect(isOpen(closed)).to.equal(false);
        expect(outcomeOf(closed)).to.equal(outcomes[name]);
      });
    }

    for (const name of statuses) {
      for (const open of [true, false]) {
        it(`goes from pending to ${name} as the outcome says, ${open ? 'open' : 'closed'}`, () => {
          const settle: Happening = { type: 'settle', outcome: outcomes[name], open };
          const settled = next({ name: 'pending', subject }, settle);
          expect(settled.name).to.equal(name);
          expect(isOpen(settled)).to.equal(open);
        });
      }
    }
  });

  describe('an unknown outcome that is cleared up', () => {
    const late = { type: 'late', unclear, outcome: outcomes.refused, endpoint } as const;
    const retry = (): State =>
      next(result('unknown', false), { type: 'open', subject, again: true });

    for (const open of [true, false]) {
      it(`moves on where its result is ${open ? 'open' : 'closed'}, and leaves it so`, () => {
        const state = next(result('unknown', open), late);
        expect(state.name).to.equal('refused');
        expect(isOpen(state)).to.equal(open);
      });
    }

    it('closes the form that tries it again', () => {
      const state = next(retry(), late);
      expect(state.name).to.equal('refused');
      expect(isOpen(state)).to.equal(false);
    });

    it('closes the countdown that tries it again', () => {
      const state = next(next(retry(), { type: 'confirm', subject, left: 5 }), late);
      expect(state.name).to.equal('refused');
      expect(isOpen(state)).to.equal(false);
    });

    it('closes a form that open() opened for the same customer', () => {
      const form = next(result('unknown', false), { type: 'open', subject });
      expect(next(form, late).name).to.equal('refused');
    });

    it('leaves a form about another customer alone', () => {
      const form = next(result('unknown', false), { type: 'open', subject: otherSubject });
      expect(next(form, late)).to.equal(form);
    });

    const sent = (): State =>
      next(next(retry(), { type: 'confirm', subject, left: 0 }), { type: 'send' });
    const deleted: Happening = { ...late, outcome: outcomes.deleted };

    it('leaves a call that is under way alone, where it was refused', () => {
      const state = sent();
      expect(next(state, late)).to.equal(state);
    });

    for (const status of ['refused', 'unknown', 'not-sent'] as const) {
      it(`is deleted, though the retry ends as ${status}: told before that`, () => {
        const settle: Happening = { type: 'settle', outcome: outcomes[status], open: true };
        const state = next(next(sent(), deleted), settle);
        expect(outcomeOf(state)).to.equal(outcomes.deleted);
        expect(isOpen(state)).to.equal(true);
      });

      it(`is deleted, though the retry has ended as ${status}: told after that`, () => {
        const settle: Happening = { type: 'settle', outcome: outcomes[status], open: true };
        const state = next(next(sent(), settle), deleted);
        expect(outcomeOf(state)).to.equal(outcomes.deleted);
      });
    }

    it('says nothing of another customer', () => {
      const other = { ...outcomes.deleted, code: 'another' };
      const state = result('refused', true);
      expect(next(state, { ...late, outcome: other })).to.equal(state);
    });

    for (const [name, state] of Object.entries({
      confirming: { name: 'confirming', subject },
      pending: { name: 'pending', subject },
      refused: result('refused', true),
    } as Record<string, State>)) {
      it(`says nothing of the same code elsewhere: ${name}`, () => {
        expect(next(state, { ...deleted, endpoint: 'https://other.example/api.php' })).to.equal(
          state,
        );
      });
    }

    it('does not forget the unknown outcome where the retry is cancelled', () => {
      const state = next(retry(), { type: 'close' });
      expect(outcomeOf(state)).to.equal(unclear);
      expect(isOpen(state)).to.equal(false);
    });
  });
});
