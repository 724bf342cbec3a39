import type { DeleteOutcome } from '../call/outcome.js';
import type { FlowHost } from './flow.js';
import type { Settings } from './settings.js';

/** Which customer `open()` is about, where it is not the element's own. */
export interface OpenOptions {
  code?: string;
  customerName?: string;
}

/** What the dialog needs of its element. */
export interface DialogHost extends FlowHost {
  readonly code: string;
  readonly customerName: string;
  requestUpdate(): void;
}

/** What the element keeps to itself otherwise. */
export interface Given {
  readonly settings: () => Settings;
  readonly password: () => string;
  /** Whether the element is set up, in the page and not disabled. */
  readonly isReady: () => boolean;
  /** Called whenever the state is another one. */
  readonly stateChanged: () => void;
  /** Called when the dialog has closed. */
  readonly closed: (outcome: DeleteOutcome | null) => void;
}
