import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pressTogether } from './support/keys.js';

@customElement('smoke-test')
class SmokeTest extends LitElement {
  @property() label = 'Code';
  @state() private clicks = 0;

  override render(): unknown {
    return html`<label>${this.label} <input /></label>
      <button @click=${() => (this.clicks += 1)}>${this.clicks}</button>`;
  }
}

describe('smoke', () => {
  it('renders a decorated Lit element and takes keys and the mouse', async () => {
    const element = await fixture<SmokeTest>(html`<smoke-test label="Number"></smoke-test>`);
    const input = element.renderRoot.querySelector('input')!;
    const button = element.renderRoot.querySelector('button')!;
    expect(Object.keys(element)).not.to.include('label');
    input.focus();
    await sendKeys({ type: '1001122' });
    expect(input.value).to.equal('1001122');
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement).to.equal(button);
    await pressTogether('Shift', 'Tab');
    expect(element.shadowRoot!.activeElement).to.equal(input);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    const { x, y, width, height } = button.getBoundingClientRect();
    expect(width).to.be.greaterThan(0);
    const position: [number, number] = [Math.round(x + width / 2), Math.round(y + height / 2)];
    await sendMouse({ type: 'click', position });
    await element.updateComplete;
    expect(button.textContent).to.equal('2');
    await expect(element).to.be.accessible();
  });

  it('calls the stand-in API by JSONP', async () => {
    const reply = await new Promise<unknown>((resolve, reject) => {
      Object.assign(globalThis, { smokeCallback: resolve });
      const script = document.createElement('script');
      script.src = `${apiOrigin}/smoke/api.php?type=customer_delete&output=JSON&callback=smokeCallback`;
      script.onerror = reject;
      document.head.append(script);
    });
    expect(reply).to.have.property('status');
  });
});
