import { expect } from '@open-wc/testing';
import type { CustomerDeleteBatch } from '../../src/batch.js';
import {
  buttonCalled,
  confirmBatch,
  emptyStorage,
  newBatch,
  newCustomers,
  runBatch,
  saidBy,
  savedReports,
  untilBatch,
} from '../support/batch.js';
import { itOnce } from '../support/once.js';
import {
  ACCOUNT,
  click,
  newApi,
  part,
  PASSWORD,
  textOf,
  until,
  type Api,
} from '../support/widget.js';
import { newPage } from '../element/page.js';
import { BATCH_SCRIPT } from './page.js';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const HEAD = ['Customer code', 'Outcome', 'Why', 'Sent', 'Answered'];

describe('the report of a batch', () => {
  describe('in the element', () => {
    let api: Api;
    beforeEach(() => (api = newApi()));
    afterEach(emptyStorage);

    /**
     * One that has ended with something of everything: deleted, refused, not known, not tried, and a
     * line that can't be sent.
     */
    async function ended(): Promise<CustomerDeleteBatch> {
      await api.addCustomers(ACCOUNT, ['00123', '=1+1']);
      await api.misbehave('empty', { code: 'say "no"' });
      const element = await newBatch(api, '00123\nnobody\nsay "no"\n=1+1\n1.23457E+15');
      await runBatch(element);
      await click(buttonCalled(element, 'End'));
      await untilBatch(element, 'done');
      return element;
    }

    /** What the file holds that a press of the button makes, and its name. */
    async function download(
      element: Element,
    ): Promise<{ bytes: Uint8Array; type: string; name: string }> {
      const files: Blob[] = [];
      const names: string[] = [];
      const { createObjectURL } = URL;
      const { click: open } = HTMLAnchorElement.prototype;
      URL.createObjectURL = (file: Blob) => {
        files.push(file);
        return createObjectURL(file);
      };
      // The file need not be on the disk.
      HTMLAnchorElement.prototype.click = function () {
        expect(this.href).to.match(/^blob:/);
        names.push(this.download);
      };
      try {
        await click(buttonCalled(element, 'Download the report'));
        await until(() => names.length, 'the download');
      } finally {
        Object.assign(URL, { createObjectURL });
        HTMLAnchorElement.prototype.click = open;
      }
      expect(files).to.have.length(1);
      const [file] = files;
      const bytes = new Uint8Array(await file!.arrayBuffer());
      return { bytes, type: file!.type, name: names[0]! };
    }

    /** A file or a copy, cell by cell. */
    const cells = (text: string, separator: string): string[][] =>
      text
        .split('\r\n')
        .slice(0, -1)
        .map((line) =>
          line
            .slice(1, -1)
            .split(`"${separator}"`)
            .map((cell) => cell.replace(/""/g, '"')),
        );

    /** What it has to tell, but for the times. */
    const expected = [
      [`'00123`, 'deleted', ''],
      ['nobody', 'refused', 'No customer with the code "nobody" in this account'],
      ['say "no"', 'unknown', 'An answer came, but said nothing.'],
      [`'=1+1`, 'not-sent', 'Not tried'],
      [`'1.23457E+15`, 'not-sent', 'A spreadsheet has damaged the code.'],
    ];

    function check(rows: string[][]): void {
      const [head, ...others] = rows;
      expect(head).to.deep.equal(HEAD);
      expect(others.map((row) => row.slice(0, 3))).to.deep.equal(expected);
      const times = others.map((row) => row.slice(3));
      const [unclear] = times.splice(2, 1);
      expect(unclear![0]).to.match(ISO);
      expect(unclear![1]).to.equal('');
      for (const time of times.slice(0, 2).flat()) expect(time).to.match(ISO);
      for (const [sent, answered] of times.slice(0, 2)) expect(sent! <= answered!).to.equal(true);
      expect(times.slice(2).flat().join('')).to.equal('');
    }

    it('downloads as CSV that begins with a byte order mark', async () => {
      const element = await ended();
      const { bytes, type, name } = await download(element);
      expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
      expect(type).to.equal('text/csv');
      expect(name).to.match(/^customer-delete-\d{8}T\d{9}Z\.csv$/);
      check(cells(new TextDecoder().decode(bytes), ','));
    });

    /** What a press of a button puts on the clipboard, as the page can see it. */
    async function copied(element: Element, label: string): Promise<string> {
      const texts: string[] = [];
      const listen = (event: Event): void => {
        const area = event.composedPath()[0] as HTMLTextAreaElement;
        texts.push(area.value.slice(area.selectionStart, area.selectionEnd));
      };
      document.addEventListener('copy', listen);
      await click(buttonCalled(element, label));
      await until(() => texts.length, 'the copy');
      document.removeEventListener('copy', listen);
      expect(texts).to.have.length(1);
      return texts[0]!;
    }

    it('is copied as a spreadsheet takes it, and says so', async () => {
      const element = await ended();
      // A text field makes one line end of two.
      const text = (await copied(element, 'Copy the report')).replace(/\r?\n/g, '\r\n');
      check(cells(text, '\t'));
      await element.updateComplete;
      expect(textOf(element.shadowRoot!.querySelector('[role=status]'))).to.equal('Copied.');
      expect(element.shadowRoot!.activeElement).to.equal(buttonCalled(element, 'Copy the report'));
    });

    for (const [label, codes] of Object.entries({
      'Copy codes: Deleted': '00123',
      'Copy codes: Refused by the API': 'nobody',
      'Copy codes: Not known': 'say "no"',
    })) {
      itOnce(`gives the codes as they are: ${label}`, async () => {
        expect(await copied(await ended(), label)).to.equal(codes);
      });
    }

    it('gives several codes one a line, and none of an outcome that there is not', async () => {
      const codes = await newCustomers(api, 3);
      const element = await newBatch(api, codes);
      await runBatch(element);
      expect(await copied(element, 'Copy codes: Deleted')).to.equal('C-1\nC-2\nC-3');
      expect(() => buttonCalled(element, 'Copy codes: Not known')).to.throw('no button');
    });

    it('does not say "Copied." where the browser has refused', async () => {
      const { endpoint } = api;
      sessionStorage.setItem(
        `report of customer-delete ${endpoint} ${ACCOUNT}\nearlier`,
        JSON.stringify({ key: '', startedAt: new Date(), done: 1, total: 1, rows: [['a']] }),
      );
      // Nobody has pressed a key in this page: no browser lets it copy.
      const page = await newPage(
        `<script src="${BATCH_SCRIPT}" data-endpoint="${endpoint}" data-account-id="${ACCOUNT}"></script>
         <customer-delete-batch></customer-delete-batch>`,
      );
      const element = page.document.querySelector('customer-delete-batch')!;
      await until(() => element.shadowRoot && saidBy(element).includes('1 of 1'), 'the report');
      buttonCalled(element, 'Copy the report').click();
      await element.updateComplete;
      expect(textOf(element.shadowRoot!.querySelector('[role=status]'))).to.equal('Not copied.');
    });

    it('prints the table alone, with what every cell holds as text', async () => {
      await api.addCustomers(ACCOUNT, ['<img src=x>']);
      const element = await newBatch(api, '<img src=x>\n<b>\t</b>');
      await runBatch(element);
      const printed: Document[] = [];
      const property = Object.getOwnPropertyDescriptor(
        HTMLIFrameElement.prototype,
        'contentWindow',
      )!;
      // A browser's dialog would hold up the test.
      Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
        ...property,
        get(this: HTMLIFrameElement) {
          const page = property.get!.call(this) as Window;
          page.print = () => void printed.push(page.document);
          return page;
        },
      });
      try {
        await click(buttonCalled(element, 'Print the report'));
        await until(() => printed.length, 'the printing');
      } finally {
        Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', property);
      }
      const [paper] = printed;
      const rows = [...paper!.querySelectorAll('tr')].map((row) =>
        [...row.cells].map((cell) => cell.textContent),
      );
      expect(rows[0]).to.deep.equal(HEAD);
      expect(rows[1]!.slice(0, 3)).to.deep.equal(['<img src=x>', 'Deleted', '']);
      expect(rows[2]!.slice(0, 2)).to.deep.equal(['<b>\t</b>', 'Not deleted']);
      expect(paper!.querySelector('img, b')).to.equal(null);
      expect(textOf(paper!.body)).to.equal(textOf(paper!.querySelector('table')));
      expect(paper!.documentElement.lang).to.equal('en');
      // Nothing of it stays.
      const { defaultView } = paper!;
      expect(defaultView!.frameElement!.isConnected).to.equal(true);
      defaultView!.dispatchEvent(new Event('afterprint'));
      expect(defaultView).to.have.property('closed', true);
    });

    itOnce('never holds the password', async () => {
      const element = await ended();
      const { bytes } = await download(element);
      const text = await copied(element, 'Copy the report');
      const kept = savedReports().join();
      for (const one of [new TextDecoder().decode(bytes), text, kept]) {
        expect(one).to.include('nobody').and.not.to.include(PASSWORD);
      }
      expect(element.outerHTML + element.shadowRoot!.innerHTML).not.to.include(PASSWORD);
    });

    describe('kept in the tab', () => {
      const key = (account = ACCOUNT): string =>
        `report of customer-delete ${api.endpoint} ${account}\n`;
      /** As an earlier page of the tab has left it. */
      const leave = (
        name: string,
        total: number,
        age = 0,
        account = ACCOUNT,
        rows = [['a', 'deleted', '', '', '']],
      ): void =>
        sessionStorage.setItem(
          key(account) + name,
          JSON.stringify({
            key: key(account) + name,
            startedAt: new Date(Date.now() - age),
            done: 1,
            total,
            rows,
          }),
        );
      const DAY = 86_400_000;

      itOnce('is told until it is dismissed; then there may be another', async () => {
        leave('one', 7);
        leave('two', 8);
        const element = await newBatch(api, []);
        expect(saidBy(element)).to.match(/Report of a list of .*: 1 of [78]\./);
        const dismiss = async (): Promise<void> => {
          await click(part(element, 'close'));
          await element.updateComplete;
        };
        const first = /1 of ([78])/.exec(saidBy(element))![1] === '7' ? '8' : '7';
        await dismiss();
        expect(saidBy(element)).to.include(`1 of ${first}.`);
        await dismiss();
        expect(saidBy(element)).not.to.include('Report of a list');
        expect(savedReports()).to.deep.equal([]);
      });

      it('gives the codes as they are, by what became of them', async () => {
        leave('one', 4, 0, ACCOUNT, [
          ['00123', 'deleted'],
          ['00124', 'unknown'],
          ['00125'],
          ['00126', 'not-sent', 'Not tried'],
          // Lines that could not be sent: another customer's code by now, and two codes for one.
          ['9007199254740992\n', 'not-sent', 'A field holds damaged characters.'],
          ['1\n2', 'not-sent', 'A field holds damaged characters.'],
        ]);
        const element = await newBatch(api, []);
        const copied: string[] = [];
        const onCopy = (event: ClipboardEvent): void => {
          copied.push((event.target as HTMLTextAreaElement).value);
        };
        element.shadowRoot!.addEventListener('copy', onCopy as EventListener);
        for (const what of ['Deleted', 'Not known', 'Not deleted']) {
          await click(buttonCalled(element, `Copy codes: ${what}`));
        }
        expect(copied).to.deep.equal(['00123', '00124\n00125', '00126']);
      });

      itOnce('is told of the same endpoint and account only, and for a day', async () => {
        leave('other', 7, 0, 'smallshop');
        leave('longer', 8, 0, `${ACCOUNT} 2`);
        leave('old', 9, DAY + 1000);
        const element = await newBatch(api, []);
        expect(saidBy(element)).not.to.include('Report of a list');
        expect(savedReports()).to.have.length(2);
      });

      itOnce('is found among what is none', async () => {
        sessionStorage.setItem('report of customer-delete', 'x');
        leave('one', 7);
        const element = await newBatch(api, []);
        expect(saidBy(element)).to.include('1 of 7.');
      });

      itOnce('is nothing where there is other text in its place', async () => {
        sessionStorage.setItem(`${key()}one`, '{');
        const element = await newBatch(api, []);
        expect(element.state).to.equal('listing');
        expect(saidBy(element)).not.to.include('Report of a list');
      });

      itOnce(
        'is kept as it is where an old Prototype.js has arrays written as strings',
        async () => {
          const arrays = Array.prototype as unknown as { toJSON?: () => string };
          const codes = await newCustomers(api, 2);
          arrays.toJSON = function (this: string[]) {
            return `[${this.map((one) => JSON.stringify(one)).join(', ')}]`;
          };
          try {
            await runBatch(await newBatch(api, codes));
            await until(() => savedReports().length, 'the report is kept');
            const { rows } = JSON.parse(savedReports()[0]!) as { rows: string[][] };
            expect(rows.map(([code, outcome]) => [code, outcome])).to.deep.equal([
              ['C-1', 'deleted'],
              ['C-2', 'deleted'],
            ]);
          } finally {
            delete arrays.toJSON;
          }
        },
      );

      itOnce('goes when another list begins', async () => {
        leave('one', 7);
        const [code] = await newCustomers(api, 1);
        const element = await newBatch(api, code!);
        await runBatch(element);
        expect(savedReports()).to.have.length(1);
        expect(savedReports()[0]).to.include('C-1');
      });

      itOnce('stays dismissed where the call that was under way ends afterwards', async () => {
        const codes = await newCustomers(api, 2);
        await api.misbehave('never', { code: 'C-1' });
        const gone = await newBatch(api, codes);
        await confirmBatch(gone);
        await until(async () => (await api.calls()).length, 'the request');
        gone.remove();
        await gone.updateComplete;
        const next = await newBatch(api, []);
        await click(buttonCalled(next, 'Dismiss'));
        expect(savedReports()).to.deep.equal([]);
        const settled = new Promise((resolve) =>
          gone.addEventListener('customer-delete-settled', resolve),
        );
        await api.release();
        await settled;
        // The timer after which a report is kept was due before this one.
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        expect(savedReports()).to.deep.equal([]);
      });

      itOnce('is one of each element: two do not overwrite each other', async () => {
        const codes = await newCustomers(api, 3);
        const first = await newBatch(api, codes[0]!);
        const second = await newBatch(api, codes[1]!);
        await runBatch(first);
        await runBatch(second);
        const kept = (): string[] => savedReports().map((text) => /C-\d/.exec(text)![0]);
        expect(kept().sort()).to.deep.equal(['C-1', 'C-2']);
        // The next list of an element takes the place of its last one.
        await click(buttonCalled(first, 'Another list'));
        await untilBatch(first, 'listing');
        first.codes = codes[2]!;
        await untilBatch(first, 'confirming');
        await confirmBatch(first);
        await untilBatch(first, 'done');
        expect(kept().sort()).to.deep.equal(['C-2', 'C-3']);
      });
    });
  });
});
