// What can be seen in light, dark and forced colours.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../src/index.js';
import { emptyStorage } from '../support/batch.js';
import {
  batchScenes,
  inDialog,
  scenes,
  showBatchScene,
  showScene,
  wish,
} from '../support/scene.js';
import {
  Api,
  asked,
  click,
  dialog,
  findPart,
  focusedIn,
  isChromium,
  newApi,
  part,
} from '../support/widget.js';

describe('customer-delete: what can be seen', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));
  // A call that is kept waiting would hold up the next batch.
  afterEach(() => api.release());
  afterEach(emptyStorage);

  describe('by contrast', () => {
    const context = document
      .createElement('canvas')
      .getContext('2d', { colorSpace: 'srgb', willReadFrequently: true })!;
    /** The luminance of WCAG 2, of a colour over another. */
    const luminance = (...colours: string[]): number => {
      context.clearRect(0, 0, 1, 1);
      for (const colour of colours) {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
      }
      const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    const contrast = (one: number, other: number): number =>
      (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

    /** The colours that lie behind an element, the lowest first. */
    const behind = (element: Element): string[] => {
      const { backgroundColor } = getComputedStyle(element);
      const { host } = element.getRootNode() as ShadowRoot;
      // Nothing shines through a dialog.
      const around = element.localName === 'dialog' ? null : (element.parentElement ?? host);
      return [...(around ? behind(around) : []), backgroundColor];
    };
    const hasText = ({ childNodes }: Element): boolean =>
      [...childNodes].some((node) => node instanceof Text && node.data.trim());

    const page = document.documentElement.style;
    const SCHEMES = ['light', 'dark'];
    const choose = (scheme: string): unknown =>
      Object.assign(page, { colorScheme: scheme, background: 'Canvas' });
    beforeEach(() => choose('light'));
    after(() => Object.assign(page, { colorScheme: '', background: '' }));

    for (const name of Object.keys({ ...scenes, ...batchScenes })) {
      it(`of at least 4.5:1 for every text, in light and dark: ${name}`, async () => {
        const show = name in batchScenes ? showBatchScene : showScene;
        const element = await show(api, name);
        const within = findPart(element, 'dialog') ?? element.shadowRoot!;
        const texts = [...within.querySelectorAll('*:not(.unseen, .unseen *)')].filter(
          // What can't be pressed, or not yet, is pale on purpose.
          (one) =>
            (hasText(one) || one.matches('input, textarea')) &&
            !one.matches('[aria-disabled=true], :disabled'),
        );
        expect(texts.length > 0).to.equal(name !== 'disabled');
        for (const scheme of SCHEMES) {
          choose(scheme);
          for (const one of texts) {
            const { color } = getComputedStyle(one);
            const colours = behind(one);
            const of = contrast(luminance(...colours, color), luminance(...colours));
            expect(of, `${scheme}: ${one.outerHTML}`).to.be.at.least(4.5);
          }
        }
      });
    }

    it('of at least 3:1 for fields, and for the focus in all that can have it, in light and dark', async () => {
      const element = await showScene(api, 'confirming, complaining');
      // Browsers show the focus to those who use the keyboard.
      await sendKeys({ press: 'ArrowLeft' });
      for (const scheme of SCHEMES) {
        choose(scheme);
        const surface = getComputedStyle(dialog(element)).backgroundColor;
        const against = (colour: string): number =>
          contrast(luminance(surface, colour), luminance(surface));
        for (const input of asked(element)) {
          expect(against(getComputedStyle(input).borderTopColor), scheme).to.be.at.least(3);
        }
        for (const control of dialog(element).querySelectorAll<HTMLElement>('input, button')) {
          control.focus();
          const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(control);
          expect([outlineStyle, outlineWidth]).to.deep.equal(['solid', '3px']);
          expect(against(outlineColor), scheme).to.be.at.least(3);
        }
      }
    });

    it('of at least 4.5:1 on the danger button, once it is ready, in light and dark', async () => {
      const element = await showScene(api, 'confirming, ticked');
      await click(asked(element).at(-1)!);
      await element.updateComplete;
      const danger = part(element, 'delete');
      expect(danger.getAttribute('aria-disabled')).to.equal('false');
      for (const scheme of SCHEMES) {
        choose(scheme);
        const { backgroundColor, color } = getComputedStyle(danger);
        const onDanger = contrast(luminance(backgroundColor), luminance(color));
        expect(onDanger, scheme).to.be.at.least(4.5);
      }
    });
  });

  describe('in high contrast', function () {
    before(function () {
      // Only Chromium can be told to pretend it.
      if (!isChromium) this.skip();
    });
    const FEATURES = { 'forced-colors': 'active', 'prefers-contrast': 'more' };
    const NONE = { 'forced-colors': 'none', 'prefers-contrast': 'no-preference' };
    afterEach(() => wish(NONE));

    const outline = (element: CustomerDelete): string => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(focusedIn(element)!);
      return `${outlineStyle} ${outlineWidth} ${outlineColor}`;
    };

    const isWished = (feature: string, value: string): boolean =>
      matchMedia(`(${feature}: ${value})`).matches;

    for (const name of inDialog) {
      it(`shows the focus and every border: ${name}`, async () => {
        const element = await showScene(api, name);
        // Browsers show the focus to those who use the keyboard.
        await sendKeys({ press: 'ArrowLeft' });
        for (const [feature, value] of Object.entries(FEATURES)) {
          await wish({ ...NONE, [feature]: value });
          for (const [one, is] of Object.entries(FEATURES)) {
            expect(isWished(one, is), one).to.equal(one === feature);
          }
          expect(outline(element), feature).to.match(/^(solid|auto) [2-9]/);
          const edge = getComputedStyle(dialog(element));
          expect(edge.borderStyle, feature).to.equal('solid');
          expect(edge.borderColor, feature).not.to.contain(edge.backgroundColor);
          const controls = dialog(element).querySelectorAll(
            'button, input:not([readonly], [type=checkbox])',
          );
          for (const control of controls) {
            const { borderStyle, borderColor, backgroundColor } = getComputedStyle(control);
            expect(borderStyle, feature).to.equal('solid');
            expect(borderColor, feature).not.to.equal(backgroundColor);
          }
        }
      });
    }
  });
});
