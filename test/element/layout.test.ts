// How each state looks where there is little room, or where the operator has changed the look. The
// pages are those of the contact sheet, with the script as it is built.
import { expect } from '@open-wc/testing';
import { emptyStorage } from '../support/batch.js';
import {
  batchScenes,
  scenes,
  showScenePage,
  viewScene,
  wish,
  type ShownScene,
  type Size,
} from '../support/scene.js';
import { Api, isChromium, until } from '../support/widget.js';

/** A browser window of 1280 px, zoomed to 400 %, is a page of this size in CSS pixels. */
const ZOOMED = { width: 320, height: 256 };

const NARROW = { width: 320, height: 640 };

const WIDE = { width: 1200, height: 640 };

/** What WCAG 1.4.12 has operators set. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`;

/** Gives the page that is shown, as a test wants to see it. */
type View = (direction?: string, size?: Size) => Promise<ShownScene>;

const controlsOf = ({ root }: ShownScene): HTMLElement[] => {
  const within = root.querySelector('dialog[open]') ?? root;
  return [...within.querySelectorAll<HTMLElement>('button, input, textarea')];
};

/** What sticks out at a side, is cut off or lies over something else. */
function troubles({ root, box, document: page }: ShownScene): string[] {
  const found: string[] = [];
  if (page.documentElement.scrollWidth > page.documentElement.clientWidth) found.push('the page');
  if (box.scrollWidth > box.clientWidth) found.push('the dialog');
  const { left, right } = box.getBoundingClientRect();
  const within = root.querySelector('dialog[open]') ?? root;
  for (const element of within.querySelectorAll<HTMLElement>('*:not(.unseen, .unseen *)')) {
    const rect = element.getBoundingClientRect();
    if (rect.width === 0) continue;
    if (rect.left < left - 1 || rect.right > right + 1)
      found.push(`${element.outerHTML} at a side`);
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    const isCut =
      element.localName === 'button' &&
      (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1);
    if (isCut) found.push(`${element.outerHTML} is cut off`);
  }
  return found;
}

/** What is read on its own, in the order of the DOM, where it can be seen. */
const READ =
  "h2, strong, li:not(:has(li, strong)), p, progress, [part='field'], dt, dd, [part='status'], " +
  'button:not(p button, dd button)';

/** Pairs of which the second is read after the first, but not seen below it or further along. */
function outOfOrder({ root, document: page }: ShownScene): string[] {
  const isFromRight = page.documentElement.dir === 'rtl';
  const within = root.querySelector('dialog[open]') ?? root;
  const seen = [...within.querySelectorAll(READ)]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1);
  return seen.slice(1).flatMap(({ element, box }, index) => {
    const before = seen[index]!;
    const isBelow = box.top >= before.box.bottom - 1;
    const isFurther = isFromRight
      ? box.right <= before.box.left + 1
      : box.left >= before.box.right - 1;
    const isAbove = box.bottom <= before.box.top + 1;
    if (isBelow || (isFurther && !isAbove)) return [];
    return [`${before.element.outerHTML} then ${element.outerHTML}`];
  });
}

/** What moves by itself, or would when something changes. */
function moving({ document: page, window, root }: ShownScene): string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    for (const which of [null, '::before', '::after', '::backdrop']) {
      const style = window.getComputedStyle(element, which);
      const { animationName, transitionDuration, scrollBehavior } = style;
      const is = `${animationName} ${transitionDuration} ${scrollBehavior}`;
      if (is !== 'none 0s auto') found.push(`${element.localName}${which ?? ''}: ${is}`);
    }
  }
  const running = [...page.getAnimations(), ...root.getAnimations()];
  return [...found, ...running.map(({ id }) => `an animation ${id}`)];
}

/** What is to be seen in one state only. */
const particular: Record<string, (view: View) => void> = {
  'confirming, ticked'(view) {
    it('a box to tick is as high as it is wide, however long its label', async () => {
      const { root } = await view();
      const { width, height } = root.querySelector('[type=checkbox]')!.getBoundingClientRect();
      expect(height).to.equal(width);
    });
  },

  'confirming, entered'(view) {
    for (const direction of ['ltr', 'rtl']) {
      it(`a code that is read back is broken between its groups only, ${direction}`, async () => {
        const { root, document: page } = await view(direction);
        const groups = [...root.querySelectorAll('.groups span')];
        expect(groups.map(({ textContent }) => textContent)).to.have.length(4);
        const range = page.createRange();
        const lines = groups.map((group) => {
          range.selectNodeContents(group);
          return new Set([...range.getClientRects()].map(({ top }) => top));
        });
        for (const tops of lines) expect(tops.size).to.equal(1);
        // So narrow that they do not fit beside each other: it had to be broken somewhere.
        expect(new Set(lines.flatMap((tops) => [...tops])).size).to.be.greaterThan(1);
      });
    }
  },

  'confirming, typed'(view) {
    for (const [direction, sides] of [
      ['ltr', ['start', 'left']],
      ['rtl', ['right']],
    ] as const) {
      it(`a value that is only shown begins where its label does, ${direction}`, async () => {
        const { root, window } = await view(direction);
        // Its own direction is that of what it holds.
        const style = window.getComputedStyle(root.querySelector('input[readonly]')!);
        expect(sides).to.include(style.textAlign);
        expect([style.paddingInline, style.borderInlineWidth]).to.deep.equal(['0px', '0px']);
      });
    }
  },
};

describe('customer-delete: the layout of', () => {
  for (const name of Object.keys({ ...scenes, ...batchScenes })) {
    describe(name, () => {
      // One page for all of them: a state looks the same however it has got its size.
      const place = document.createElement('div');
      let api: Api;
      let shown: ShownScene;
      before(async () => {
        document.body.append(place);
        api = new Api();
        shown = await showScenePage(api, name, ZOOMED, place);
      });
      after(async () => {
        place.remove();
        await api.reset();
        emptyStorage();
      });

      const view: View = async (direction = 'ltr', size = ZOOMED) => {
        await viewScene(shown, direction, size);
        return shown;
      };

      // First: where the focus is already, nothing is scrolled.
      it('brings whatever has the focus into view', async () => {
        await view();
        for (const control of controlsOf(shown)) {
          if ((control as HTMLButtonElement).disabled) continue;
          control.focus();
          // WebKit scrolls a moment later. Of what is higher than the page, only a part can be seen.
          await until(() => {
            const { top, bottom } = control.getBoundingClientRect();
            return bottom > 0 && top < ZOOMED.height;
          }, `${control.outerHTML} comes into view`);
        }
      });

      for (const direction of ['ltr', 'rtl']) {
        it(`needs no scrolling sideways at 400 %, ${direction}`, async () => {
          expect(troubles(await view(direction))).to.deep.equal([]);
        });
      }

      it('bears wider spacing of text', async () => {
        const { root, window } = await view();
        const sheet = new window.CSSStyleSheet();
        sheet.replaceSync(SPACING);
        const usual = [...root.adoptedStyleSheets];
        root.adoptedStyleSheets = [...usual, sheet];
        const found = troubles(shown);
        root.adoptedStyleSheets = usual;
        expect(found).to.deep.equal([]);
      });

      it('has targets of at least 24 px that do not overlap', async () => {
        await view('ltr', NARROW);
        const rects = controlsOf(shown).map((control) => control.getBoundingClientRect());
        for (const { width, height } of rects) expect(Math.min(width, height)).to.be.at.least(24);
        rects.forEach((one, index) => {
          for (const other of rects.slice(index + 1)) {
            const isApart =
              one.bottom <= other.top || one.right <= other.left || other.right <= one.left;
            expect(isApart).to.equal(true);
          }
        });
      });

      for (const direction of ['ltr', 'rtl']) {
        it(`is seen in the order in which it is read, ${direction}`, async () => {
          for (const size of [ZOOMED, WIDE]) {
            const found = outOfOrder(await view(direction, size));
            expect(found, `${size.width} px`).to.deep.equal([]);
          }
        });
      }

      it('moves nothing by itself', async () => {
        expect(moving(await view())).to.deep.equal([]);
      });

      it('moves nothing for those who want less motion', async function () {
        // Only Chromium can be told to pretend it.
        if (!isChromium) this.skip();
        await wish({ 'prefers-reduced-motion': 'reduce' });
        try {
          const { window } = await view();
          const isWished = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
          expect(isWished).to.equal(true);
          expect(moving(shown)).to.deep.equal([]);
        } finally {
          await wish({ 'prefers-reduced-motion': 'no-preference' });
        }
      });

      particular[name]?.(view);
    });
  }
});
