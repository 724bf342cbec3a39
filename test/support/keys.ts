import { executeServerCommand } from '@web/test-runner-commands';

/**
 * Presses keys together as an operator does, in every browser the tests run in.
 *
 * @param keys in the order they go down, for example `'Shift', 'Tab'`
 */
export async function pressTogether(...keys: string[]): Promise<void> {
  await executeServerCommand('press-together', keys);
}
