import { expect } from '@open-wc/testing';
import { ACCOUNT, Api, newApi, putHtml, until, USER } from '../support/widget.js';
import { newPage, SCRIPT, scriptTag, seen, WATCH, type Page } from './page.js';

const WIDGET = '<customer-delete code="123"></customer-delete>';
const PLACEHOLDER = '<div data-customer-delete data-code="123"></div>';
const NOT_SET_UP = /^Not set up: \S+/;

/** Lets a test decide when timers of ten seconds and more run. */
const HOLD_TIMERS = `<script>
  window.held = [];
  var start = setTimeout;
  window.setTimeout = function (run, delay) {
    return delay >= 10000 ? held.push(run) : start.apply(window, arguments);
  };
</script>`;

/** A script of the page's that puts the widget's script in, and sets it up once that is there. */
const INJECT = `var script = document.createElement('script');
  script.src = '${SCRIPT}';
  script.onload = set;
  document.head.append(script);`;

const untilSeen = (page: Page): Promise<void> =>
  until(() => seen(page).length, 'the widget shows something');
/** All that was to happen at once has happened. */
const nextTask = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

describe('customer-delete: when its settings come', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  /** Offers the page's scripts a function that sets it up, and `body` after it. */
  const pageWith = (body: string): Promise<Page> =>
    newPage(
      `${WATCH}<script>
         function set() {
           CustomerDelete.configure(
             ${JSON.stringify({ endpoint: api.endpoint, accountId: ACCOUNT, userId: USER })}
           );
         }
       </script>${body}`,
    );

  const early: Record<string, string> = {
    'a script further down': `${scriptTag()}${WIDGET}<script>set()</script>`,
    'a module': `${scriptTag()}${WIDGET}<script type="module">set()</script>`,
    'a module after a deferred script': `${scriptTag('defer')}${WIDGET}
      <script type="module">set()</script>`,
    'a listener for DOMContentLoaded': `${scriptTag()}${WIDGET}
      <script>document.addEventListener('DOMContentLoaded', set)</script>`,
    'a listener for load': `${scriptTag()}${WIDGET}<script>window.onload = set</script>`,
    'the script that put the widget’s in': `${WIDGET}<script>${INJECT}</script>`,
    'the script that put the widget’s in long after loading': `${WIDGET}<script>
      addEventListener('load', function () { setTimeout(function () { ${INJECT} }) })
    </script>`,
  };
  for (const [who, body] of Object.entries(early)) {
    it(`shows the button and nothing else where they come by ${who}`, async () => {
      const page = await pageWith(body);
      await untilSeen(page);
      await nextTask();
      expect([...new Set(seen(page))]).to.deep.equal(['Delete customer 123']);
      expect([...page.warnings, ...page.errors, ...page.exceptions]).to.deep.equal([]);
    });
  }

  it('never opens before they are there', async () => {
    const page = await pageWith(`${scriptTag()}${WIDGET}<script>
      var widget = document.querySelector('customer-delete');
      widget.open();
      state = widget.state;
      set();
    </script>`);
    expect((page.window as unknown as { state: string }).state).to.equal('idle');
  });

  it('warns of no placeholder that a listener for load sets up', async () => {
    const page = await pageWith(`${scriptTag()}${PLACEHOLDER}<script>window.onload = set</script>`);
    await untilSeen(page);
    expect(page.warnings).to.deep.equal([]);
  });

  it('says what is wrong, once, where none come', async () => {
    const page = await pageWith(scriptTag() + WIDGET);
    await untilSeen(page);
    expect(seen(page)[0]).to.match(NOT_SET_UP);
    expect(page.errors).to.have.length(1);
    expect(page.errors[0]).to.include('endpoint');
  });

  it('says so where none come after the script that put the widget’s in', async () => {
    const page = await newPage(
      `${WATCH}${WIDGET}<script>function set() {}; onload = function () { ${INJECT} }</script>`,
    );
    await untilSeen(page);
    expect(seen(page)[0]).to.match(NOT_SET_UP);
    expect(page.errors).to.have.length(1);
  });

  it('says so at once of an element that comes later', async () => {
    const page = await newPage(scriptTag() + WIDGET);
    await until(() => page.errors.length, 'the page is told');
    const element = page.document.createElement('customer-delete');
    page.document.body.append(element);
    await element.updateComplete;
    expect(element.shadowRoot!.textContent).to.match(NOT_SET_UP);
  });

  it('says so in the end where a page is never loaded', async () => {
    const frame = document.createElement('iframe');
    putHtml('').append(frame);
    const { contentDocument, contentWindow } = frame;
    // As pages do that write windows of their own and forget to close them.
    contentDocument!.open();
    contentDocument!.write(`${WATCH}${HOLD_TIMERS}${scriptTag()}${WIDGET}`);
    const { held, seen } = contentWindow as unknown as { held: (() => void)[]; seen: string[] };
    await until(() => held.length, 'the widget waits');
    await until(
      () => contentDocument!.querySelector('customer-delete')?.shadowRoot,
      'the widget is there',
    );
    await nextTask();
    expect(seen).to.deep.equal([]);
    for (const run of held) run();
    await until(() => seen.length, 'the widget shows something');
    expect(seen[0]).to.match(NOT_SET_UP);
    contentDocument!.close();
  });
});
