// Hostile programs are written as functions of TypeScript and sent as the text of these functions, so
// nothing in them may refer to anything outside but `tools`.
import type { Facts } from './types.js';

/** What a hostile program can use. */
export interface Tools extends Facts {
  /** Its own script element. */
  script: HTMLScriptElement;
  /** The page's callback, as it was before the program did anything. */
  answer(payload?: unknown): void;
  /** Answers as the API does after a deletion. */
  succeed(): void;
  /** Answers as the API does after an error. */
  refuse(): void;
  /** Tells its own server something: from the frame, scripts of that server can be loaded. */
  note(text: string): Promise<void>;
  /** Tries something, and notes what came of it: `name: value`, or `name failed`. */
  attempt(name: string, act: () => unknown): Promise<void>;
}

export type Program = (tools: Tools) => void | Promise<void>;

function makeTools(facts: Facts): Tools {
  const answer = (window as unknown as Record<string, Tools['answer']>)[facts.callback]!;
  const customer = { status: 'deleted', code: facts.code };
  const note = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const script = document.createElement('script');
      script.onload = script.onerror = (): void => resolve();
      script.src = `${facts.api}/note?text=${encodeURIComponent(text.slice(0, 2000))}`;
      (document.head ?? document.documentElement ?? document).appendChild(script);
    });
  return {
    ...facts,
    script: document.currentScript as HTMLScriptElement,
    answer,
    succeed: () => answer({ status: 'success', customer }),
    refuse: () => answer({ status: 'error', error: 'No such customer' }),
    note,
    async attempt(name, act) {
      try {
        // What hangs has not come about either.
        const never = new Promise((_, reject) => setTimeout(reject, 500));
        await note(`${name}: ${String(await Promise.race([act(), never]))}`);
      } catch {
        await note(`${name} failed`);
      }
    },
  };
}

/** A reply that runs a program. */
export const bodyOf = (program: Program): string =>
  `(function () { var tools = (${makeTools})($FACTS); return (${program})(tools); })();`;
