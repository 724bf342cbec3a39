import { Space, lastWord, pause, frames } from './hostile/space.js';
import { bodyOf, type Program } from './hostile/program.js';
import { HostPage } from './jsonp/pages/host-page.js';
it('cookies', async () => {
  document.cookie = 'page=lax';
  const cookie = ['a=default', 'b=none; SameSite=None; Secure', 'c=lax; SameSite=Lax', 'd=strict; SameSite=Strict'];
  for (const host of ['127.0.0.1', 'localhost']) {
    const space = await Space.open();
    await space.reply({ call: { body: bodyOf(({succeed}) => succeed()), headers: { 'set-cookie': cookie } }, probe: { headers: { 'set-cookie': cookie } } });
    const endpoint = space.endpoint.replace('127.0.0.1', host);
    for (let i = 0; i < 2; i++) {
      const o = await (await import('../src/call/delete-customer.js')).deleteCustomer({ ...space.request(), endpoint }, {});
      console.log(host, o.status);
    }
    const log = await space.log();
    console.log(JSON.stringify([...log.probes, ...log.calls].map(({ headers: h }) => [h.cookie, h.referer, h.origin, h['sec-fetch-site'], h['sec-fetch-dest']])));
  }
});
it('base-uri', async () => {
  const space = await Space.open();
  await space.attackWith(({ script }) => {
     const e = document.createElement('base'); e.href = script.src; document.head.append(e);
     addEventListener('securitypolicyviolation', e => parent.postMessage(e.blockedURI + e.originalPolicy, '*'));
     new Image().src = script.src;
  });
  addEventListener('message', (e) => console.log(e.data));
  const page = await HostPage.open({ policies: ["base-uri 'none'; form-action 'none'; img-src 'self'"] });
  page.window.addEventListener('message', (e) => console.log(JSON.stringify((e as MessageEvent).data)));
  const o = await page.call(space.request(), { timeout: 2000 });
  console.log(JSON.stringify(o));
  page.close();
});
