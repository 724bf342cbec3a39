/* oxlint-disable no-alert */
import type { Attacks } from './attack.js';

/** What a reply might try to do to the page that called it. */
export const attacksOnThePage: Attacks = {
  'reads what the page shows, stores and knows': {
    failing: [
      'parent',
      'top',
      'cookie',
      'parent cookie',
      'local',
      'session',
      'parent local',
      'kept',
    ],
    program: async ({ attempt, succeed }) => {
      const page = parent as unknown as Record<string, unknown>;
      await attempt('parent', () => parent.document.documentElement.outerHTML);
      await attempt('top', () => top!.document.body.textContent);
      await attempt('cookie', () => document.cookie.match(/.+/)![0]);
      await attempt('parent cookie', () => parent.document.cookie);
      await attempt('local', () => JSON.stringify(localStorage));
      await attempt('session', () => JSON.stringify(sessionStorage));
      await attempt('parent local', () => JSON.stringify(parent.localStorage));
      await attempt('kept', () => page['kept']);
      await attempt('opener', () => opener.document.title);
      await attempt('frame element', () => frameElement!.ownerDocument.title);
      await attempt('name', () => parent.name);
      succeed();
    },
  },

  'changes the page': {
    failing: [
      'title',
      'body',
      'global',
      'prototype',
      'name',
      'frame',
      'listener',
      'call',
      'history',
    ],
    program: async ({ attempt, succeed }) => {
      const page = parent as unknown as Record<string, any>;
      await attempt('title', () => (parent.document.title = 'Changed'));
      await attempt('body', () => (top!.document.body.innerHTML = 'Changed'));
      await attempt('global', () => (page['changed'] = 'Changed'));
      await attempt('prototype', () => (page['Array'].prototype.changed = 'Changed'));
      await attempt('name', () => (parent.name = 'Changed'));
      await attempt('frame', () => frameElement!.setAttribute('sandbox', 'allow-same-origin'));
      await attempt('listener', () => parent.addEventListener('click', () => {}));
      await attempt('call', () => page['eval']('document.title = "Changed"'));
      await attempt('history', () => parent.history.pushState(null, '', '?changed'));
      succeed();
    },
  },

  'keeps something of its own in the browser': {
    failing: ['cookie', 'local', 'session', 'database', 'cache', 'service worker', 'files'],
    program: async ({ attempt, succeed }) => {
      await attempt('cookie', () => {
        document.cookie = 'changed=1';
        return document.cookie.match(/.+/)![0];
      });
      await attempt('local', () => localStorage.setItem('changed', '1'));
      await attempt('session', () => sessionStorage.setItem('changed', '1'));
      await attempt('database', async () => {
        const request = indexedDB.open('changed');
        await new Promise((resolve, reject) => {
          request.onsuccess = resolve;
          request.onerror = reject;
        });
      });
      await attempt('cache', () => caches.open('changed'));
      await attempt('service worker', () => navigator.serviceWorker.register('/changed.js'));
      await attempt('files', () => navigator.storage.getDirectory());
      await attempt('channel', () =>
        new BroadcastChannel('customer-delete').postMessage('changed'),
      );
      succeed();
    },
  },

  'leads the whole tab elsewhere': {
    program: async ({ attempt, elsewhere, succeed }) => {
      const put = (html: string): HTMLElement => {
        document.documentElement.insertAdjacentHTML('beforeend', html);
        return document.documentElement.lastElementChild as HTMLElement;
      };
      await attempt('top', () => (top!.location.href = `${elsewhere}/top`));
      await attempt('top replaced', () => top!.location.replace(`${elsewhere}/replaced`));
      await attempt('parent', () => (parent.location.href = `${elsewhere}/parent`));
      await attempt('script', () => (parent.location.href = 'javascript:document.title="Changed"'));
      await attempt('fragment', () => (parent.location.href = `${elsewhere}#changed`));
      await attempt('open', () => window.open(`${elsewhere}/open`, '_top'));
      await attempt('link', () => put(`<a href="${elsewhere}/a" target="_top">x</a>`).click());
      await attempt('link', () => put(`<a href="${elsewhere}/b" target="_parent">x</a>`).click());
      await attempt('form', () =>
        (put(`<form action="${elsewhere}/c" target="_top"></form>`) as HTMLFormElement).submit(),
      );
      await attempt('stop', () => top!.stop());
      succeed();
    },
  },

  'leads other frames of the page elsewhere': {
    program: async ({ attempt, elsewhere, succeed }) => {
      for (let i = 0; i < parent.length; i++) {
        const frame = parent[i]!;
        if (frame !== self) {
          await attempt('frame', () => (frame.location.href = `${elsewhere}/frame`));
        }
      }
      await attempt('named', () => window.open(`${elsewhere}/named`, 'frame-of-the-page'));
      succeed();
    },
  },

  'opens windows': {
    // Nothing goes over it.
    connectsIn: ['WebKit'],
    program: async ({ attempt, elsewhere, succeed }) => {
      const link = document.createElement('a');
      link.href = `${elsewhere}/link`;
      link.target = '_blank';
      document.documentElement.append(link);
      await attempt('open', () => window.open(`${elsewhere}/open`)!.name);
      await attempt('popup', () => window.open(`${elsewhere}/popup`, 'popup', 'popup')!.name);
      await attempt('blank', () => window.open('about:blank')!.document.write('Changed'));
      await attempt('noopener', () => window.open(`${elsewhere}/noopener`, '', 'noopener'));
      await attempt('link', () => link.click());
      succeed();
    },
  },

  'shows dialogs': {
    program: async ({ attempt, note, succeed }) => {
      await attempt('alert', () => alert('Your session has ended'));
      await attempt('confirm', () => confirm('Delete everything?'));
      await attempt('prompt', () => prompt('Your password, please'));
      await attempt('print', () => print());
      await note('dialogs over');
      addEventListener('beforeunload', (event) => event.preventDefault());
      succeed();
    },
    check({ notes }, expect) {
      expect(notes).to.include.members(['confirm: false', 'prompt: null', 'dialogs over']);
    },
  },

  // A download from elsewhere begins as a navigation of the frame: see not-contained.test.ts.
  'downloads files': {
    program: async ({ attempt, succeed }) => {
      const link = document.createElement('a');
      link.download = 'invoice.exe';
      document.documentElement.append(link);
      for (const url of [URL.createObjectURL(new Blob(['x'])), 'data:text/plain,x']) {
        await attempt('download', () => {
          link.href = url;
          link.click();
        });
      }
      succeed();
    },
  },

  'asks for what a browser asks the user for': {
    failing: [
      'full screen',
      'pointer',
      'place',
      'camera',
      'clipboard',
      'paste',
      'share',
      'wake lock',
    ],
    program: async ({ attempt, succeed }) => {
      const root = document.documentElement;
      const place = (): Promise<unknown> =>
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject));
      await attempt('full screen', async () => {
        await root.requestFullscreen();
        if (!document.fullscreenElement) throw new Error();
      });
      await attempt('pointer', async () => {
        await root.requestPointerLock();
        if (!document.pointerLockElement) throw new Error();
      });
      await attempt('place', place);
      await attempt('camera', () => navigator.mediaDevices.getUserMedia({ video: true }));
      await attempt('clipboard', () => navigator.clipboard.writeText('Changed'));
      await attempt('paste', () => navigator.clipboard.readText());
      await attempt('share', () => navigator.share({ text: 'Changed' }));
      await attempt('wake lock', () => navigator.wakeLock.request());
      succeed();
    },
  },
};
