import { sendKeys } from '@web/test-runner-commands';
import { Space, lastWord, pause, frames } from './hostile/space.js';
const PICK='own.select()';
it('focus ' + PICK, async () => {
  const input = document.createElement('input');
  document.body.append(input);
  input.focus();
  const space = await Space.open();
  await space.attackWith(new Function('return (t) => {' + `
      const own = document.createElement('input');
      document.documentElement.append(own);
      let log = '';
      for (const type of ['keydown', 'keyup', 'beforeinput', 'focus', 'paste']) addEventListener(type, (e) => (log += ' ' + type + ' ' + e.key), true);
      setInterval(() => { ${PICK} }, 10);
      onmessage = async () => {
        await t.note('typed ' + log + document.hasFocus());
        t.succeed();
      };}`)() as any);
  const outcome = await space.call();
  await pause(200);
  console.log('focus', PICK, document.activeElement?.localName, document.hasFocus());
  await fetch(hostileOrigin + '/x').catch(() => {});
  if (PICK) await Promise.race([sendKeys({ type: 'secret' }), pause(3000)]);
  console.log(input.value);
  frames()[0]?.contentWindow!.postMessage('typed', '*');
  await Promise.race([lastWord(outcome), pause(3000)]);
  console.log(JSON.stringify((await space.log()).notes));
  for (const f of frames()) f.remove();
});
