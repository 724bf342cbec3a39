import { executeServerCommand } from '@web/test-runner-commands';
import type { CustomerDelete } from '../../src/index.js';
import { scenes } from '../screenshots/scenes.js';
import { newWidget, type Api } from './widget.js';
import type { Spoken } from './accessibility-plugin.mjs';

export { scenes } from '../screenshots/scenes.js';

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

/** What Chromium tells screen readers, in the order of reading, without the texts themselves. */
export const spoken = (): Promise<Spoken[]> => executeServerCommand('accessibility-tree');

/** Has Chromium say so of the operator, `forced-colors: active` for one; nothing takes all back. */
export const wish = (features: Record<string, string>): Promise<unknown> =>
  executeServerCommand(
    'media-features',
    Object.entries(features).map(([name, value]) => ({ name, value })),
  );
