// What can be seen in light, dark and forced colours.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../src/index.js';
import { inDialog, showScene, wish } from '../support/scene.js';
import { Api, dialog, focusedIn, inputs, isChromium, newApi, part } from '../support/widget.js';

describe('customer-delete: what can be seen', () => {
  let api: Api;
  beforeEach(() => (api = newApi()));

  describe('by contrast', () => {
    /** The luminance of WCAG 2, of a colour over another. */
    const luminance = (...colours: string[]): number => {
      const context = document.createElement('canvas').getContext('2d', { colorSpace: 'srgb' })!;
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

    for (const scheme of ['light', 'dark']) {
      it(`of at least 4.5:1 for text and 3:1 for fields and focus, ${scheme}`, async () => {
        document.documentElement.style.colorScheme = scheme;
        try {
          const element = await showScene(api, 'confirming, complaining');
          const surface = getComputedStyle(dialog(element)).backgroundColor;
          const against = (colour: string): number =>
            contrast(luminance(surface, colour), luminance(surface));
          const { color } = getComputedStyle(part(element, 'title'));
          expect(against(color)).to.be.at.least(4.5);
          for (const input of inputs(element).filter(({ readOnly }) => !readOnly)) {
            expect(against(getComputedStyle(input).borderTopColor)).to.be.at.least(3);
          }
          await sendKeys({ press: 'ArrowLeft' });
          expect(against(getComputedStyle(focusedIn(element)!).outlineColor)).to.be.at.least(3);
          const danger = getComputedStyle(part(element, 'delete'));
          const onDanger = contrast(luminance(danger.backgroundColor), luminance(danger.color));
          expect(onDanger).to.be.at.least(4.5);
        } finally {
          document.documentElement.style.colorScheme = '';
        }
      });
    }
  });

  describe('in high contrast', function () {
    before(function () {
      // Only Chromium can be told to pretend it.
      if (!isChromium) this.skip();
    });
    afterEach(() => wish({ 'forced-colors': '', 'prefers-contrast': '' }));

    const outline = (element: CustomerDelete): string => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(focusedIn(element)!);
      return `${outlineStyle} ${outlineWidth} ${outlineColor}`;
    };

    for (const [feature, value] of [
      ['forced-colors', 'active'],
      ['prefers-contrast', 'more'],
    ] as const) {
      for (const name of inDialog) {
        it(`shows the focus and every border, ${feature}: ${name}`, async () => {
          await wish({ [feature]: value });
          expect(matchMedia(`(${feature}: ${value})`).matches).to.equal(true);
          const element = await showScene(api, name);
          // Browsers show the focus to those who use the keyboard.
          await sendKeys({ press: 'ArrowLeft' });
          expect(outline(element)).to.match(/^(solid|auto) [2-9]/);
          for (const button of dialog(element).querySelectorAll('button')) {
            expect(getComputedStyle(button).borderStyle).to.equal('solid');
          }
        });
      }
    }
  });
});
