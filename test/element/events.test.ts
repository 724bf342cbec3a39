import { expect } from '@open-wc/testing';
import { itOnce } from '../support/once.js';
import {
  ACCOUNT,
  Api,
  click,
  closeResult,
  confirmation,
  confirmDelete,
  confirmForm,
  dialog,
  focusedIn,
  holdCalls,
  isOpen,
  newApi,
  newWidget,
  openForm,
  outcomeOfDelete,
  part,
  recordEvents,
  textOf,
  titleOf,
  until,
  untilState,
  USER,
} from '../support/widget.js';

describe('customer-delete: events', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  itOnce('bubble and leave shadow roots', async () => {
    const host = document.createElement('section');
    document.body.append(host);
    const element = await newWidget(api);
    host.attachShadow({ mode: 'open' }).append(element);
    const events = recordEvents(document);
    await outcomeOfDelete(element);
    await closeResult(element);
    host.remove();
    expect(events.map(({ name }) => name)).to.deep.equal(['before', 'sent', 'settled', 'closed']);
    for (const { event } of events)
      expect([event.bubbles, event.composed]).to.deep.equal([true, true]);
  });

  itOnce('can only be stopped before the sending', async () => {
    const element = await newWidget(api);
    const events = recordEvents(element);
    await outcomeOfDelete(element);
    await closeResult(element);
    expect(events.map(({ event }) => event.cancelable)).to.deep.equal([true, false, false, false]);
  });

  for (const name of ['before', 'sent'] as const) {
    itOnce(`tell in "${name}" what is being deleted, and nothing else`, async () => {
      const element = await newWidget(api, { 'customer-name': 'Jane Doe' });
      const events = recordEvents(element);
      await outcomeOfDelete(element);
      const detail: unknown = events.find((one) => one.name === name)!.event.detail;
      expect(detail).to.deep.equal({
        code: '123',
        customerName: 'Jane Doe',
        accountId: ACCOUNT,
        userId: USER,
      });
    });
  }

  itOnce('come before anything is sent, and after', async () => {
    const element = await newWidget(api);
    const states: string[] = [];
    for (const name of ['before', 'sent', 'settled']) {
      element.addEventListener(`customer-delete-${name}`, () => states.push(element.state));
    }
    await outcomeOfDelete(element);
    expect(states).to.deep.equal(['countdown', 'pending', 'deleted']);
  });

  itOnce('let a listener close the dialog at once', async () => {
    const element = await newWidget(api);
    element.addEventListener('customer-delete-settled', () => element.close());
    const events = recordEvents(element);
    await outcomeOfDelete(element);
    await until(() => !isOpen(element), 'the dialog closes');
    expect(events.at(-1)).to.have.property('name', 'closed');
    expect(textOf(part(element, 'status'))).to.match(/^Deleted: customer 123/);
  });

  it('let a listener go on with the next customer', async () => {
    const element = await newWidget(api);
    const next = (): void => element.open({ code: '40817' });
    element.addEventListener('customer-delete-closed', next, { once: true });
    await outcomeOfDelete(element);
    await click(part(element, 'close'));
    await untilState(element, 'confirming');
    expect(titleOf(element)).to.equal('Delete customer 40817');
    await until(() => dialog(element).matches(':modal'), 'the dialog is shown');
    expect(focusedIn(element)).to.equal(confirmation(element));
  });

  itOnce('tell what became of one before the next one may be sent', async () => {
    const first = await newWidget(api, { code: '40817' });
    const calls = holdCalls(first);
    await confirmDelete(first);
    await untilState(first, 'pending');
    const second = await newWidget(api);
    holdCalls(second);
    second.open();
    await untilState(second, 'confirming');
    await confirmForm(second);
    await untilState(second, 'countdown');
    const events = recordEvents(document);
    calls[0]!.settle({ ...calls[0]!.facts, status: 'refused', message: 'No' });
    await untilState(second, 'pending');
    expect(events.map(({ name }) => name)).to.deep.equal(['settled', 'before', 'sent']);
  });

  itOnce('tell the outcome in "settled" and "closed"', async () => {
    const element = await newWidget(api);
    const events = recordEvents(element);
    const outcome = await outcomeOfDelete(element);
    await closeResult(element);
    expect(events[2]!.event.detail).to.include({ status: 'deleted', code: '123' });
    expect(events[3]!.event.detail).to.equal(outcome);
  });

  itOnce(
    'tell the outcome in "closed", too, where a listener of "settled" calls reset()',
    async () => {
      const element = await newWidget(api);
      const calls = holdCalls(element);
      element.addEventListener('customer-delete-settled', () => element.reset());
      await confirmDelete(element);
      await untilState(element, 'pending');
      const events = recordEvents(element);
      const outcome = { ...calls[0]!.facts, status: 'deleted' } as const;
      calls[0]!.settle(outcome);
      await untilState(element, 'idle');
      await element.updateComplete;
      expect(events.map(({ name, event }) => [name, event.detail])).to.deep.equal([
        ['settled', outcome],
        ['closed', outcome],
      ]);
      await openForm(element);
      await click(part(element, 'cancel'));
      await until(() => !isOpen(element), 'the dialog closes');
      expect(events[2]!.event.detail).to.equal(null);
    },
  );

  itOnce('leave no listener a way to change what is shown', async () => {
    const element = await newWidget(api);
    const isLoose: boolean[] = [];
    for (const name of ['before', 'sent', 'settled']) {
      element.addEventListener(`customer-delete-${name}`, (event) => {
        isLoose.push(Reflect.set((event as CustomEvent).detail, 'code', '40817'));
      });
    }
    await outcomeOfDelete(element);
    expect(isLoose).to.deep.equal([false, false, false]);
    expect(textOf(part(element, 'receipt'))).not.to.include('40817');
  });
});
