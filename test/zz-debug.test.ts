import { Space, lastWord, pause, frames } from './hostile/space.js';
import { HostPage, hostPageAddress } from './jsonp/pages/host-page.js';
it('reload', async () => {
  const space = await Space.open();
  await space.attackWith(async (t) => { window.name = (window.name || '') + 'x'; await t.note('name ' + window.name); location.reload(); await t.note('still'); setTimeout(() => t.note('still later'), 500)});
  const outcome = await space.call();
  await Promise.race([lastWord(outcome), pause(3000)]);
  console.log(frames().length, JSON.stringify((await space.log()).notes));
  for (const f of frames()) f.remove();
});
for (const ms of [3000])
for (const code of ['history.back()', 'history.go(-1)', 'history.pushState(1, ""); history.go(-2)', 'history.go(-2)'])
it('back ' + code, async () => {
    const space = await Space.open();
    const host = await HostPage.open({ html: 'first' });
    host.window.location.href = hostPageAddress({});
    while (!host.window.CustomerDelete) await pause(20);
    await pause(500);
    console.log('len', history.length, host.window.history.length);
    await space.attackWith(new Function('return ' + `async ({ note, succeed }) => {
      await note('len ' + history.length);
      ${code};
      await new Promise((r) => setTimeout(r, 2000));
      await note('len ' + history.length);
      succeed();
    }`)() as any);
    let last: any;
    void host
      .call(space.request())
      .then(lastWord)
      .then((word) => (last = word));
    const isLeft = (): boolean => host.document.body?.textContent === 'first';
    for (let i = 0; i < 200 && !(last || isLeft()); i++) await pause(20);
    console.log(code, isLeft(), last?.status, JSON.stringify((await space.log()).notes));
    HostPage.closeAll();
});
