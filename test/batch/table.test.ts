import { expect } from '@open-wc/testing';
import { table } from '../../src/batch/report.js';

/** What a cell of the file begins with. */
const isMarked = (text: string): boolean => table([[text]], ',').startsWith(`"'`);

describe('the report of a batch', () => {
  describe('as a table', () => {
    it('quotes every cell, and ends each line as RFC 4180 does', () => {
      const rows = [
        ['a', '', 'b,c'],
        ['say "no"', 'x\ny', 'é'],
      ];
      expect(table(rows, ',')).to.equal('"a","","b,c"\r\n"say ""no""","x\ny","é"\r\n');
      expect(table([['a', 'b']], '\t')).to.equal('"a"\t"b"\r\n');
    });

    it('has as many cells in each line as in the first', () => {
      expect(table([['a', 'b', 'c'], ['x']], ',')).to.equal('"a","b","c"\r\n"x","",""\r\n');
    });

    const formulas = ['=1+1', '+1', '-1', '@A1', ' =1', '\t=1', '\uFF1D1', '\uFF0B1', '=cmd|x'];
    const damaged: Record<string, string[]> = {
      formula: formulas,
      'number with zeros in front': ['00123', '0.5', '007'],
      'number with more digits than it keeps': ['123456789012', '9007199254740993'],
      'number with an exponent': ['1E5', '1E-5', '12E-34', '1.5e3', '1,5e3', '1e+5'],
      'number with signs in it': ['1.5', '1,000', '1 000', '5%', '(123)', '$5', '5 €', '1-2'],
      date: [
        '1-2-3',
        '1/2',
        '1-Mar',
        'MAR1',
        'MAY-5',
        '5. Mai',
        '1 March 2020',
        'Dez 24',
        '3月5日',
      ],
      time: ['12:30', '12:30 PM', '5 pm', '12 a', '1:2:3'],
      'truth value': ['TRUE', 'false'],
    };
    for (const [kind, texts] of Object.entries(damaged)) {
      for (const text of texts) {
        it(`marks what would be taken for a ${kind}: ${JSON.stringify(text)}`, () => {
          expect(table([[text]], ',')).to.equal(`"'${text}"\r\n`);
        });
      }
    }

    const harmless = [
      ...['0', '123', '12345678901', 'MEMBER-A', 'GOLD 0042 7', 'B&B-77', '50%OFF', 'Smith,Ann'],
      ...['C-1', 'A5', '5A', '40817x', 'JANE', 'April', '', 'not-sent', '2026-11-25T15:48:34.319Z'],
    ];
    for (const text of harmless) {
      it(`leaves alone ${JSON.stringify(text)}`, () => {
        expect(isMarked(text)).to.equal(false);
      });
    }

    it('is not slow about a long text', () => {
      const start = performance.now();
      for (const text of ['1'.repeat(100_000), `${'1 '.repeat(50_000)}x`, 'jan1'.repeat(25_000)]) {
        table([[text]], ',');
      }
      expect(performance.now() - start).to.be.lessThan(2_000);
    });
  });
});
