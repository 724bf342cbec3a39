import { executeServerCommand } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../src/index.js';
import { batchScenes, type Batch } from '../screenshots/batch-scenes.js';
import { scenes } from '../screenshots/scenes.js';
import { newBatch } from './batch.js';
import { newWidget, putHtml, until, type Api } from './widget.js';
import type { Spoken } from './accessibility-plugin.mjs';

export { scenes } from '../screenshots/scenes.js';
export { batchScenes } from '../screenshots/batch-scenes.js';

/** The names of those with an open dialog. */
export const inDialog = Object.keys(scenes).filter((name) =>
  /dry|confirm|count|pend|result/.test(name),
);

const USUAL = { code: '00123', 'customer-name': 'Nora Nought', 'user-password': 'not-a-key' };

/** A widget in one of the states that are photographed; see `test/screenshots/scenes.js`. */
export async function showScene(api: Api, name: string): Promise<CustomerDelete> {
  const { attributes, reach } = scenes[name]!;
  const element = await newWidget(api, { ...USUAL, ...attributes });
  await reach?.(element);
  await element.updateComplete;
  return element;
}

/** A batch in one of the states that are photographed; see `test/screenshots/batch-scenes.js`. */
export async function showBatchScene(api: Api, name: string): Promise<HTMLElement> {
  const { attributes, before, reach } = batchScenes[name]!;
  before?.(api.endpoint);
  const element = await newBatch(api, [], attributes);
  await reach?.(element as unknown as Batch, api.endpoint);
  await element.updateComplete;
  return element;
}

/** The size of a page, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A page of its own that shows a scene, with the script as it is built. */
export interface ShownScene {
  readonly frame: HTMLIFrameElement;
  readonly document: Document;
  readonly window: Window & typeof globalThis;
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** What may need more room than it has: the dialog, or the page where none is open. */
  readonly box: Element;
}

/**
 * The page is in English, from left to right; see `viewScene()`.
 *
 * @param place where the page stands; without one it goes with the test
 */
export async function showScenePage(
  { endpoint }: Api,
  name: string,
  { width, height }: Size,
  place: HTMLElement = putHtml(''),
): Promise<ShownScene> {
  const query = new URLSearchParams({ scene: name, direction: 'ltr', endpoint });
  const frame = document.createElement('iframe');
  frame.style.cssText = `width: ${width}px; height: ${height}px; border: 0`;
  frame.src = `/test/screenshots/page.html?${query}`;
  place.append(frame);
  await until(() => frame.contentDocument?.querySelector('[data-ready]'), `${name} is shown`);
  const page = frame.contentDocument!;
  const element = page.querySelector<HTMLElement>('customer-delete, customer-delete-batch')!;
  const root = element.shadowRoot!;
  const box = root.querySelector('dialog[open]') ?? page.documentElement;
  const window = frame.contentWindow as Window & typeof globalThis;
  return { frame, document: page, window, element, root, box };
}

/** Gives the page of a scene another size, and another direction: from right to left it is Arabic. */
export async function viewScene(
  { frame, document: page, window, root }: ShownScene,
  direction: string,
  { width, height }: Size,
): Promise<void> {
  Object.assign(frame.style, { width: `${width}px`, height: `${height}px` });
  const isArabic = direction === 'rtl';
  Object.assign(page.documentElement, { dir: direction, lang: isArabic ? 'ar' : 'en' });
  await until(
    () => /[\u0600-\u06ff]/.test(root.textContent!) === isArabic,
    `it is shown ${direction}`,
  );
  await until(
    () => window.innerWidth === width && window.innerHeight === height,
    `the page is of ${width} by ${height} px`,
  );
}

/** What Chromium tells screen readers, in the order of reading, without the texts themselves. */
export const spoken = (): Promise<Spoken[]> => executeServerCommand('accessibility-tree');

/**
 * Has Chromium say so of the operator, `forced-colors: active` for one. Only another value takes it
 * back, not an empty one.
 */
export const wish = (features: Record<string, string>): Promise<unknown> =>
  executeServerCommand(
    'media-features',
    Object.entries(features).map(([name, value]) => ({ name, value })),
  );
