/** What renders templates in the classic scripts, held against Lit. */
import { expect } from '@open-wc/testing';
import * as lit from 'lit/html.js';
import { mark } from '../../.ci/mark.mjs';
import * as script from '../../src/script-lit.js';
import { createRandom } from '../support/random.js';

type Library = Pick<typeof lit, 'html' | 'nothing' | 'noChange'>;

/** What the build does to a template. */
function marked(strings: TemplateStringsArray): TemplateStringsArray {
  const texts = [...strings.slice(0, -1).map(mark), strings.at(-1)!];
  return Object.assign(texts, { raw: texts });
}

const marks = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/** The other renderer, of templates that are written for Lit. */
const library = {
  ...script,
  html(strings: TemplateStringsArray, ...values: unknown[]) {
    let texts = marks.get(strings);
    if (!texts) marks.set(strings, (texts = marked(strings)));
    return script.html(texts, ...values);
  },
} as unknown as Library;

interface Model {
  readonly name: unknown;
  readonly isWanted: boolean;
  readonly texts: readonly unknown[];
  readonly depth: number;
  readonly value: string;
  readonly last: unknown;
}

/** Every kind of place, and places at the start, at the end, beside each other and alone. */
function view({ html, nothing, noChange }: Library, model: Model, click: () => void): unknown {
  const { name, isWanted, texts, depth, value, last } = model;
  const inner =
    depth > 0
      ? view({ html, nothing, noChange } as Library, { ...model, depth: depth - 1 }, click)
      : name;
  return [
    html`${name}${last}`,
    html`<p class=${value} ?hidden=${isWanted} title=${isWanted ? value : nothing}>
      ${name} and ${last}
    </p>`,
    isWanted ? html`<b>${inner}</b> ${last}` : html`<i>${last}</i>${inner}`,
    html`<ul>
      ${texts.map((text) => html`<li>${text}</li>`)}
    </ul>`,
    html`<input type="checkbox" .checked=${isWanted} .value=${isWanted ? value : noChange} /><button
        @click=${click}
      >
        ${texts}
      </button>`,
    isWanted ? html`<q>${last}</q>` : nothing,
  ];
}

describe('the renderer of the classic scripts', () => {
  const random = createRandom(7);
  const pick = <T>(...from: T[]): T => from[Math.floor(random() * from.length)]!;

  const text = (nothing: unknown): unknown =>
    pick<unknown>('', 'some', 'other <b>', 0, 7, null, undefined, nothing);

  /** The same for both, as far as they have the same. */
  function models(): [Model, Model] {
    const length = Math.floor(random() * 4);
    const plan = { isWanted: pick(true, false), depth: pick(0, 1, 2), value: pick('', 'a', 'b"') };
    const NOTHING = {};
    const drawn = [text(NOTHING), text(NOTHING), ...Array.from({ length }, () => text(NOTHING))];
    return [lit.nothing, script.nothing].map((nothing) => {
      const [name, last, ...texts] = drawn.map((one) => (one === NOTHING ? nothing : one));
      return { ...plan, name, last, texts };
    }) as readonly Model[] as [Model, Model];
  }

  const hosts = (): [ShadowRoot, ShadowRoot] => {
    const one = () => document.createElement('div').attachShadow({ mode: 'open' });
    return [one(), one()];
  };

  /** The same, drawn anew. */
  function renderByBoth(byLit: ShadowRoot, byScript: ShadowRoot): void {
    const [forLit, forScript] = models();
    const click = (): void => {};
    lit.render(view(lit, forLit, click), byLit as unknown as HTMLElement);
    script.render(view(library, forScript, click), byScript);
  }

  /** What can be seen. */
  const seen = (root: ShadowRoot): string => root.innerHTML.replace(/<!--.*?-->/g, '');

  it('shows what Lit shows, whatever comes after whatever', () => {
    const [byLit, byScript] = hosts();
    let seenOnce = 0;
    for (let step = 0; step < 500; step += 1) {
      renderByBoth(byLit, byScript);
      expect(seen(byScript), `step ${step}`).to.equal(seen(byLit));
      const states = [byLit, byScript].map((root) =>
        [...root.querySelectorAll('input')].map(({ checked, value }) => [checked, value]),
      );
      expect(states[1]).to.deep.equal(states[0]);
      if (seen(byLit).includes('<b>')) seenOnce += 1;
    }
    expect(seenOnce).to.be.above(50);
  });

  it('keeps the nodes that Lit keeps', () => {
    const [byLit, byScript] = hosts();
    const kept = [byLit, byScript].map(() => new Set<Node>());
    let changes = 0;
    for (let step = 0; step < 200; step += 1) {
      renderByBoth(byLit, byScript);
      const counts = [byLit, byScript].map((root, index) => {
        const now = [...root.querySelectorAll('*')];
        const before = kept[index]!;
        const same = now.map((node) => before.has(node));
        kept[index] = new Set(now);
        return same;
      });
      expect(counts[1], `step ${step}`).to.deep.equal(counts[0]);
      if (counts[0]!.includes(false)) changes += 1;
    }
    expect(changes).to.be.above(20);
  });

  it('calls the last listener, once', () => {
    const [, root] = hosts();
    const calls: string[] = [];
    for (const name of ['first', 'second']) {
      script.render(library.html`<button @click=${() => calls.push(name)}></button>`, root);
    }
    root.querySelector('button')!.click();
    expect(calls).to.deep.equal(['second']);
  });

  it('takes nothing for a template that came as JSON', () => {
    const [, root] = hosts();
    const evil = JSON.parse('{"strings": ["<img src=x>"], "values": []}') as unknown;
    expect(() => script.render(library.html`<p>${evil}</p>`, root)).to.throw(TypeError);
    expect(root.querySelector('img')).to.equal(null);
  });
});
