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

/** A page of its own that shows a scene, with the script as it is built. */
export interface ShownScene {
  readonly document: Document;
  readonly window: Window & typeof globalThis;
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** What may need more room than it has: the dialog, or the page where none is open. */
  readonly box: Element;
}

/**
 * @param direction of the page; from right to left it is Arabic
 * @param size of the page, in CSS pixels
 */
export async function showScenePage(
  { endpoint }: Api,
  name: string,
  direction: string,
  size: { width: number; height: number },
): Promise<ShownScene> {
  const query = new URLSearchParams({ scene: name, direction, endpoint });
  const frame = document.createElement('iframe');
  frame.style.cssText = `width: ${size.width}px; height: ${size.height}px; border: 0`;
  frame.src = `/test/screenshots/page.html?${query}`;
  putHtml('').append(frame);
  await until(() => frame.contentDocument?.querySelector('[data-ready]'), `${name} is shown`);
  const page = frame.contentDocument!;
  const element = page.querySelector<HTMLElement>('customer-delete, customer-delete-batch')!;
  const root = element.shadowRoot!;
  const box = root.querySelector('dialog[open]') ?? page.documentElement;
  const window = frame.contentWindow as Window & typeof globalThis;
  return { document: page, window, element, root, box };
}

/** What Chromium tells screen readers, in the order of reading, without the texts themselves. */
export const spoken = (): Promise<Spoken[]> => executeServerCommand('accessibility-tree');

/** Has Chromium say so of the operator, `forced-colors: active` for one; nothing takes all back. */
export const wish = (features: Record<string, string>): Promise<unknown> =>
  executeServerCommand(
    'media-features',
    Object.entries(features).map(([name, value]) => ({ name, value })),
  );
