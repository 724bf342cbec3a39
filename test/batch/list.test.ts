import { expect } from '@open-wc/testing';
import type { CustomerDeleteBatch } from '../../src/batch.js';
import { readList, type Codes, type CustomerList } from '../../src/batch/list.js';
import { buttonCalled, field, newBatch, saidBy, understood, untilBatch } from '../support/batch.js';
import { describeOnce, itOnce } from '../support/once.js';
import {
  click,
  isChromium,
  newApi,
  part,
  textOf,
  typeInto,
  until,
  type Api,
} from '../support/widget.js';

const read = (codes: Codes): Promise<CustomerList> => readList(codes, () => true);

/** The codes that would be sent. */
const sendable = async (codes: Codes): Promise<string[]> =>
  (await read(codes)).customers.map(({ code }) => code);

/** The lines that would not. */
const refused = async (codes: Codes): Promise<string[]> =>
  (await read(codes)).bad.map(({ line, problem }) => `${line} ${problem}`);

describe('the list of a batch', () => {
  describeOnce('as a text', () => {
    for (const [name, end] of [
      ['LF', '\n'],
      ['CRLF', '\r\n'],
      ['CR', '\r'],
    ] as const) {
      it(`is split at ${name}`, async () => {
        const list = await read(['a', '', 'b', 'c', ''].join(end));
        expect(list.customers.map(({ code }) => code)).to.deep.equal(['a', 'b', 'c']);
        expect(list.blank).to.equal(1);
      });
    }

    it('is split at nothing else', async () => {
      const codes = ['Smith,Ann', 'a;b', 'a b', 'a|b', 'a/b'];
      expect(await sendable(codes.join('\n'))).to.deep.equal(codes);
    });

    it('keeps zeros in front, and cuts off white space', async () => {
      expect(await sendable('\uFEFF00123\n  0042\u00a0\n')).to.deep.equal(['00123', '0042']);
    });

    it('counts blank lines, but not what ends the text', async () => {
      expect(await read('\n \na\n\t\n\n\n')).to.include({ blank: 2 });
    });

    it('sends what is doubled once, in its first place', async () => {
      const list = await read('b\na\nb\nc\na\nb');
      expect(list.customers.map(({ code }) => code)).to.deep.equal(['b', 'a', 'c']);
      expect([...list.doubled].sort()).to.deep.equal(['a', 'b']);
    });

    it('takes codes for different that differ in anything', async () => {
      const codes = ['a', 'A', '1', '01', 'é', 'e\u0301'];
      expect(await sendable(codes.join('\n'))).to.deep.equal(codes);
    });

    const bad: Record<string, [string, string]> = {
      'that a spreadsheet has damaged': ['1.23457E+15', 'cutCode'],
      'that one with a decimal comma has damaged': ['1,23457E+15', 'cutCode'],
      'that are too long': ['x'.repeat(256), 'longCode'],
      'with a tab inside, as from two columns': ['123\tJane', 'damaged'],
      'with a control character': ['12\u00003', 'damaged'],
      'with a line separator': ['12\u20283', 'damaged'],
      'with a lone surrogate': ['12\ud8003', 'damaged'],
    };
    for (const [name, [code, problem]] of Object.entries(bad)) {
      it(`names codes ${name}, and does not send them`, async () => {
        expect(await sendable(`a\n${code}\nb`)).to.deep.equal(['a', 'b']);
        expect(await refused(`a\n${code}\nb`)).to.deep.equal([`2 ${problem}`]);
      });
    }

    it('takes a code of 255 characters', async () => {
      expect(await sendable('🙂'.repeat(255))).to.have.length(1);
    });

    it('names codes that may not be what they seem, and sends them', async () => {
      const { customers, odd } = await read('"123"\nMüller\n123');
      expect(customers).to.have.length(3);
      expect(odd).to.deep.equal(['"123"', 'Müller']);
    });

    it('holds nothing where there is nothing', async () => {
      for (const text of ['', '\n', ' \r\n ']) {
        expect((await read(text)).customers).to.deep.equal([]);
      }
    });
  });

  describeOnce('as an array', () => {
    it('takes codes, and customers with names', async () => {
      const list = await read(['a', { code: ' b ', customerName: 'Jane' }, { code: 'c' }]);
      expect(list.customers).to.deep.equal([
        { code: 'a', customerName: '' },
        { code: 'b', customerName: 'Jane' },
        { code: 'c', customerName: '' },
      ]);
    });

    it('does not split what it holds', async () => {
      expect(await refused(['a\nb'])).to.deep.equal(['1 damaged']);
    });

    it('refuses numbers, which may have lost digits, and all else that is no text', async () => {
      const given = [123, null, undefined, {}, { code: 7 }, true, () => 1, Symbol('s')];
      const list = await read([...given, 'a'] as Codes);
      expect(list.customers.map(({ code }) => code)).to.deep.equal(['a']);
      expect(list.bad).to.have.length(given.length);
    });

    it('names what can not be read, and reads the others', async () => {
      const throws = {
        get code(): string {
          throw new Error('no');
        },
      };
      const given = [Object.create(null), throws, { code: Object.create(null) }, 'a'];
      const list = await read(given as Codes);
      expect(list.customers.map(({ code }) => code)).to.deep.equal(['a']);
      expect(list.bad.map(({ line }) => line)).to.deep.equal([1, 2, 3]);
    });

    it('names the number that it refuses', async () => {
      const [bad] = (await read([123] as unknown as Codes)).bad;
      expect(bad!.code).to.include('123');
    });
  });

  itOnce('stops reading once nobody wants it', async () => {
    const text = 'x\ty\n'.repeat(400_000);
    const { bad } = await readList(text, () => false);
    expect(bad.length).to.be.lessThan(400_000);
  });

  describe('in the element', () => {
    let api: Api;
    beforeEach(() => (api = newApi()));

    itOnce('tells what it has understood', async () => {
      const element = await newBatch(api, 'a\n\nb\na\n1.23457E+15\n');
      const lines = understood(element);
      expect(lines[0]).to.match(/: 2$/);
      expect(lines[1]).to.match(/^Doubled, sent once: 1 a$/);
      expect(lines[2]).to.match(/^Blank.*1$/);
      expect(lines[3])
        .to.match(/not sent: 1/)
        .and.match(/Line 5, 1\.23457E\+15: .*spreadsheet/);
    });

    itOnce(
      'tells the numbers of characters that may not be seen, or be taken for others',
      async () => {
        const element = await newBatch(api, '12\u200B3\nМEMBER\n"123"\n123\nA  1');
        const line = understood(element).at(-1)!;
        expect(line).to.match(/^Look closely/);
        expect(line).to.match(/12\u200B3 U\+200B .*МEMBER U\+41C .*"123"/);
        expect(line).to.match(/A 1 U\+20 /);
        expect(understood(element)[0]).to.match(/: 5$/);
      },
    );

    itOnce('keeps what is typed where the page writes its state attribute', async () => {
      const element = await newBatch(api, []);
      await typeInto(field(element, 'codes'), 'abc');
      element.setAttribute('state', 'done');
      await element.updateComplete;
      expect(field<HTMLTextAreaElement>(element, 'codes').value).to.equal('abc');
      expect(element.getAttribute('state')).to.equal('listing');
    });

    itOnce('is read anew where the page gives another', async () => {
      const element = await newBatch(api, 'a\nb');
      element.codes = ['c'];
      await until(() => understood(element)[0]!.endsWith(': 1'), 'the new list');
      element.setAttribute('codes', 'd\ne\nf');
      await until(() => understood(element)[0]!.endsWith(': 3'), 'the attribute');
    });

    itOnce('takes no number for the whole of it', async () => {
      const element = await newBatch(api, []);
      element.codes = 123 as unknown as Codes;
      await element.updateComplete;
      expect(element.codes).to.equal('');
      expect(element.state).to.equal('listing');
    });

    itOnce('holds 10,000 lines of rubbish, and shows some of them', async () => {
      const element = await newBatch(api, []);
      const lines = Array.from({ length: 10_000 }, (_, index) => `1.${index}E+15`);
      field<HTMLTextAreaElement>(element, 'codes').value = lines.join('\n');
      await click(buttonCalled(element, 'Check the list'));
      await untilBatch(element, 'confirming');
      expect(saidBy(element)).to.match(/not sent: 10000/);
      expect(element.shadowRoot!.querySelectorAll('li').length).to.be.lessThan(100);
    });

    itOnce('shows codes as what they are, never as HTML', async () => {
      const element = await newBatch(api, '<img src=x>\n<img src=x>\n<b>\t</b>');
      expect(element.shadowRoot!.querySelector('img, b')).to.equal(null);
      expect(saidBy(element)).to.include('<img src=x>');
    });

    /** What an operator pastes, which no test can put on the clipboard in every browser. */
    function paste(target: HTMLElement, text: string): boolean {
      const event = new Event('paste', { bubbles: true, composed: true, cancelable: true });
      Object.assign(event, { clipboardData: { getData: () => text } });
      return target.dispatchEvent(event);
    }

    it('leaves a short paste to the browser', async () => {
      const element = await newBatch(api, []);
      expect(paste(field(element, 'codes'), 'a\nb')).to.equal(true);
      expect(element.state).to.equal('listing');
    });

    /** 50 MB each. */
    const huge: Record<string, { text: () => string; customers: number; bad: number }> = {
      'in 10,000 lines of rubbish': {
        text: () => `${'\u0001 rubbish, '.repeat(500)}\n`.repeat(10_000),
        customers: 0,
        bad: 10_000,
      },
      'in one line': { text: () => 'x'.repeat(52e6), customers: 0, bad: 1 },
      'in 250,000 codes': {
        text: () =>
          Array.from({ length: 250_000 }, (_, index) => `${index} ${'-'.repeat(200)}`).join('\r\n'),
        customers: 250_000,
        bad: 0,
      },
    };

    /** Pastes it, and gives the length of the longest task, in ms; 0 where the browser tells none. */
    async function longestTask(element: CustomerDeleteBatch, text: string): Promise<number> {
      const tasks: PerformanceEntry[] = [];
      const observer = new PerformanceObserver((entries) => tasks.push(...entries.getEntries()));
      if (isChromium) observer.observe({ entryTypes: ['longtask'] });
      // A task of its own: that in which the text was made has begun before it.
      const start = performance.now();
      await new Promise((resolve) => setTimeout(resolve));
      expect(paste(field(element, 'codes'), text)).to.equal(false);
      await untilBatch(element, 'confirming');
      // One more that is long, at last: once it is told, so are all before it.
      const end = performance.now();
      setTimeout(() => {
        const begun = performance.now();
        while (performance.now() < begun + 100);
      });
      const isTold = (): boolean => tasks.some(({ startTime }) => startTime >= end);
      if (isChromium) await until(isTold, 'the last long task is told');
      observer.disconnect();
      const own = tasks.filter(({ startTime }) => startTime >= start && startTime < end);
      return Math.max(0, ...own.map(({ duration }) => duration));
    }

    for (const [name, { text, customers, bad }] of Object.entries(huge)) {
      // How much one regular expression takes is the engine's own.
      const test = name === 'in one line' ? it : itOnce;
      test(`takes 50 MB ${name}, without a task over 200 ms (told by Chromium only)`, async function (this: Mocha.Context) {
        this.timeout(90_000);
        const given = text();
        expect(given.length).to.be.greaterThan(50e6);
        const longest: number[] = [];
        // The best of as many as there is time for: other programs may hold up any one of them.
        const latest = performance.now() + 45_000;
        do {
          const element = await newBatch(api, []);
          longest.push(await longestTask(element, given));
          expect(understood(element)[0]).to.equal(`Customers to delete: ${customers}`);
          if (bad) expect(saidBy(element)).to.include(`not sent: ${bad}`);
        } while (Math.min(...longest) > 200 && performance.now() < latest);
        expect(Math.min(...longest)).to.be.at.most(200);
      });
    }

    itOnce('keeps no more of rubbish than is needed to find it', async () => {
      const [bad] = (await read(huge['in one line']!.text())).bad;
      expect(bad!.code.length).to.be.lessThan(300);
      expect(bad!.code).to.match(/…$/);
    });

    itOnce('gives the list back to who wants to change it', async () => {
      const element = await newBatch(api, []);
      field<HTMLTextAreaElement>(element, 'codes').value = 'a\nb';
      await click(buttonCalled(element, 'Check the list'));
      await untilBatch(element, 'confirming');
      await click(part(element, 'cancel'));
      await untilBatch(element, 'listing');
      expect(field<HTMLTextAreaElement>(element, 'codes').value).to.equal('a\nb');
      expect(textOf(part(element, 'check'))).to.equal('Check the list');
    });
  });
});
