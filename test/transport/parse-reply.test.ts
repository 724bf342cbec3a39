import { expect } from '@open-wc/testing';
import { readReply } from '../../src/call/reply.js';
import { parseReply } from '../../src/transport/parse-reply.js';
import { post } from '../../src/transport/post.js';
import type { Report } from '../../src/transport/transport.js';
import { describeOnce } from '../support/once.js';

/** What a reply in JSON or XML is taken for: first as a text, then as a server's bytes. */

const CODE = '1234567890123456';

/** A text as it would be understood as the answer to a call. */
const understood = (text: string, code = CODE) => readReply(parseReply(text), { code });

const deleted = { status: 'deleted' };
const malformed = { status: 'unknown', reason: 'malformed' };
const mismatch = { status: 'unknown', reason: 'mismatch' };
const refused = (message: string) => ({ status: 'refused', message });

/** The documented replies. */
const SUCCESS = `<response status="success">
<customer status="deleted">
<code>${CODE}</code>
</customer>
</response>`;
const ERROR = `<response status="error">
<error>Error message</error>
</response>`;

const customer = (content: string, status = 'deleted') =>
  `<response status="success"><customer status="${status}">${content}</customer></response>`;

describe('a reply in XML', () => {
  const cases: Record<string, [text: string, verdict: object]> = {
    'documented, of success': [SUCCESS, deleted],
    'documented, of an error': [ERROR, refused('Error message')],
    'with a declaration': [`<?xml version="1.0" encoding="UTF-8"?>\n${SUCCESS}`, deleted],
    'after white space': [`\n \t<?xml version="1.0"?>${SUCCESS}\n`, deleted],
    'with comments and instructions': [`<!-- a --><?b c?>${SUCCESS}<!-- d -->`, deleted],
    'without white space': [SUCCESS.replaceAll('\n', ''), deleted],
    'with elements in place of attributes': [
      `<response><status>success</status><customer><status>deleted</status><code>${CODE}</code></customer></response>`,
      deleted,
    ],
    'without a customer': ['<response status="success"/>', deleted],
    'of another customer': [customer('<code>0</code>'), mismatch],
    'of two codes': [customer(`<code>${CODE}</code><code>0</code>`), mismatch],
    'of a code within a code': [customer(`<code><code>${CODE}</code></code>`), mismatch],
    'of two customers': [
      `<response status="success"><customer status="deleted"/><customer status="deleted"/></response>`,
      malformed,
    ],
    'of a customer that is not deleted': [customer(`<code>${CODE}</code>`, 'active'), malformed],
    'of success and an error': [
      '<response status="success"><error>No</error></response>',
      malformed,
    ],
    'of success and an empty error': ['<response status="success"><error/></response>', deleted],
    'of two statuses': ['<response status="error"><status>success</status></response>', malformed],
    'of three statuses': [
      '<response><status>success</status><status>success</status><status>success</status></response>',
      malformed,
    ],
    'of several errors': [
      '<response status="error"><errors><error>One</error><error>Two</error><error>Three</error></errors></response>',
      refused('One; Two; Three'),
    ],
    'of an error with an attribute': [
      '<response status="error"><error code="7">No</error></response>',
      refused('No; 7'),
    ],
    'of an error in CDATA': [
      '<response status="error"><error><![CDATA[No <such> customer & more]]></error></response>',
      refused('No <such> customer & more'),
    ],
    'of an error that is escaped': [
      '<response status="error"><error>A &lt;b&gt; &amp; &quot;c&quot; &#39;&#x1F98A;</error></response>',
      refused('A <b> & "c" \'🦊'),
    ],
    'of an error without a text': ['<response status="error"/>', refused('It gave no reason.')],
    'of a status that nobody knows': ['<response status="no_match"/>', malformed],
    'of success in capitals': [SUCCESS.replace('success', 'SUCCESS'), malformed],
    'with another root': [SUCCESS.replaceAll('response', 'reply'), malformed],
    'with a root in capitals': [SUCCESS.replaceAll('response', 'Response'), malformed],
    'within another root': [`<soap>${SUCCESS}</soap>`, malformed],
    'that ends too early': [SUCCESS.slice(0, -5), malformed],
    'that is not well-formed': [SUCCESS.replace('</code>', ''), malformed],
    'with something after it': [`${SUCCESS}<p>`, malformed],
    twice: [SUCCESS + SUCCESS, malformed],
    'with a DOCTYPE': [`<!DOCTYPE response>${SUCCESS}`, malformed],
    'with a doctype after a declaration': [
      `<?xml version="1.0"?>\n<!doctype response>${SUCCESS}`,
      malformed,
    ],
    'with an entity': [
      `<!DOCTYPE response [<!ENTITY s "success">]><response status="&s;"/>`,
      malformed,
    ],
    'with an entity that is not declared': ['<response status="success">&s;</response>', malformed],
    'of a web page': ['<!doctype html><title>Log in</title><form><input></form>', malformed],
    'of a web page in XHTML': [
      '<html xmlns="http://www.w3.org/1999/xhtml"><body><response status="success"/></body></html>',
      malformed,
    ],
    'with names that each object has': [
      '<response status="error"><constructor>a</constructor><__proto__ status="success"/><error>No</error></response>',
      refused('No'),
    ],
    'with a prototype of success': [
      '<response><__proto__><status>success</status></__proto__></response>',
      malformed,
    ],
  };
  for (const [name, [text, verdict]] of Object.entries(cases)) {
    it(name, () => expect(understood(text)).to.deep.equal(verdict));
  }

  it('keeps every character of a code but the white space around it', () => {
    const code = 'a+b &c=d%41#e?f/g\\"h\'i;<j> Zoë 顧客 🦊';
    const text = new XMLSerializer().serializeToString(new Text(code));
    expect(understood(customer(`<code>\n${text}\n</code>`), code)).to.deep.equal(deleted);
    expect(understood(customer(`<code>${text}.</code>`), code)).to.deep.equal(mismatch);
  });

  it('keeps leading zeros', () => {
    expect(understood(customer('<code>123</code>'), '0123')).to.deep.equal(mismatch);
    expect(understood(customer('<code>0123</code>'), '0123')).to.deep.equal(deleted);
  });

  it('of many levels ends soon', () => {
    const levels = 14_000;
    const text = `<response>${'<a>'.repeat(levels)}${'</a>'.repeat(levels)}</response>`;
    expect(understood(text)).to.deep.equal(malformed);
  });

  it('loads nothing and runs nothing', async () => {
    performance.clearResourceTimings();
    parseReply(
      `<?xml-stylesheet href="/from-a-reply.xsl"?><response xmlns:h="http://www.w3.org/1999/xhtml"><h:img src="/from-a-reply.png" onerror="fromAReply=1"/><h:script>fromAReply=1</h:script></response>`,
    );
    // What is loaded after it has come by then.
    await new Promise((resolve) => {
      const later = new Image();
      later.onload = later.onerror = resolve;
      later.src = '/test/transport/pages/reply?after';
    });
    expect('fromAReply' in window).to.equal(false);
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(loaded.filter((name) => name.includes('from-a-reply'))).to.deep.equal([]);
  });
});

describeOnce('a reply in JSON', () => {
  const json = `{"status":"success","customer":{"status":"deleted","code":"${CODE}"}}`;
  const cases: Record<string, [text: string, verdict: object]> = {
    'of success': [json, deleted],
    'of an error': ['{"status":"error","error":"No"}', refused('No')],
    'with white space around it': [`\r\n ${json}\n`, deleted],
    'that is wrapped': [`{"response":${json}}`, deleted],
    'with a prototype of success': ['{"__proto__":{"status":"success"}}', malformed],
    'that is no object': ['"success"', malformed],
    'that ends too early': [json.slice(0, -1), malformed],
    'with something after it': [`${json};`, malformed],
    'as JSONP': [`callback(${json})`, malformed],
    'after the guard of others': [`)]}',\n${json}`, malformed],
    'of nothing': ['', malformed],
    'of white space': [' \n', malformed],
    'of a text': ['Deleted.', malformed],
  };
  for (const [name, [text, verdict]] of Object.entries(cases)) {
    it(name, () => expect(understood(text)).to.deep.equal(verdict));
  }
});

describe('the bytes of a reply', () => {
  interface Served {
    status?: number;
    type?: string;
    bytes: Uint8Array;
    /** How many bytes it has in all; the rest is white space. */
    length?: number;
  }

  /** What the transport reports of a reply, from a real server. */
  async function reports({ status = 200, type, bytes, length = 0 }: Served): Promise<Report[]> {
    const query = new URLSearchParams({ status: `${status}`, length: `${length}` });
    if (type !== undefined) query.set('content', type);
    query.set('body', btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));
    const transport = post(location.origin, '');
    const heard: Report[] = [];
    await new Promise<void>((resolve) => {
      transport.send(
        `/test/transport/pages/reply?${query}`,
        '',
        (report) => {
          heard.push(report);
          if (report.type !== 'answer') resolve();
        },
        { body: new URLSearchParams(), headers: {} },
      );
    });
    transport.dispose();
    return heard;
  }

  const CODE_WITH_LETTERS = 'Zoë-é';
  async function verdict(served: Served) {
    const [answer, end] = await reports(served);
    expect(end).to.deep.equal({ type: 'load' });
    return answer?.type === 'answer' && readReply(answer.payload, { code: CODE_WITH_LETTERS });
  }

  const utf8 = (text: string) => new TextEncoder().encode(text);
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const utf16 = (text: string) =>
    Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]));
  const utf16be = (text: string) =>
    Uint8Array.from([...text].flatMap((letter) => [0, letter.charCodeAt(0)]));

  const json = JSON.stringify({
    status: 'success',
    customer: { status: 'deleted', code: CODE_WITH_LETTERS },
  });
  const xml = customer(`<code>${CODE_WITH_LETTERS}</code>`);
  const declared = (charset: string) => `<?xml version="1.0" encoding="${charset}"?>\n${xml}`;
  const BOM = '\ufeff';

  const right: Record<string, Served> = {
    'JSON without a type': { bytes: utf8(json) },
    'JSON of a type that says nothing': { type: 'nonsense', bytes: utf8(json) },
    'JSON called a web page': { type: 'text/html', bytes: utf8(json) },
    'JSON called XML': { type: 'text/xml', bytes: utf8(json) },
    'JSON with a byte order mark': { type: 'application/json', bytes: utf8(BOM + json) },
    'JSON in Latin-1, declared': {
      type: 'application/json; charset=ISO-8859-1',
      bytes: latin1(json),
    },
    'JSON in Latin-1, declared in quotes': {
      type: 'application/json;CHARSET="windows-1252"; a=b',
      bytes: latin1(json),
    },
    // A mark is what tells UTF-16 where nothing else does.
    'JSON in UTF-16 with a mark': { bytes: Uint8Array.from([0xff, 0xfe, ...utf16(json)]) },
    'XML in UTF-16, big end first, with a mark': {
      type: 'text/xml',
      bytes: Uint8Array.from([0xfe, 0xff, ...utf16be(xml)]),
    },
    'XML without a type': { bytes: utf8(xml) },
    'XML called JSON': { type: 'application/json', bytes: utf8(xml) },
    'XML with a byte order mark': { type: 'text/xml', bytes: utf8(BOM + declared('UTF-8')) },
    'XML in Latin-1, declared by its type': {
      type: 'text/xml; charset=iso-8859-1',
      bytes: latin1(xml),
    },
    'XML in Latin-1, declared inside': { type: 'text/xml', bytes: latin1(declared('ISO-8859-1')) },
    'XML in UTF-8, by its type, whatever it says inside': {
      type: 'text/xml; charset=utf-8',
      bytes: utf8(declared('ISO-8859-1')),
    },
    'XML in a charset that nobody knows, which is UTF-8': {
      type: 'text/xml; charset=x-unknown',
      bytes: utf8(xml),
    },
    'XML in UTF-16, declared by its type': {
      type: 'text/xml; charset=utf-16le',
      bytes: utf16(xml),
    },
  };
  for (const [name, served] of Object.entries(right)) {
    it(`${name}: are read right`, async () => {
      expect(await verdict(served)).to.deep.equal(deleted);
    });
  }

  const wrong: Record<string, [Served, object]> = {
    'Latin-1 that is not declared': [{ bytes: latin1(json) }, mismatch],
    'UTF-16 that is not declared': [{ bytes: utf16(json) }, malformed],
    'UTF-8 that is called UTF-16': [
      { type: 'text/xml; charset=utf-16le', bytes: utf8(xml) },
      malformed,
    ],
    'bytes that are no text': [{ bytes: Uint8Array.from([0, 159, 146, 150]) }, malformed],
    nothing: [{ bytes: utf8('') }, malformed],
    'nothing, with a type': [{ type: 'text/xml', bytes: utf8('') }, malformed],
  };
  for (const [name, [served, expected]] of Object.entries(wrong)) {
    it(`${name}: are not taken for success`, async () => {
      expect(await verdict(served)).to.deep.equal(expected);
    });
  }

  it('are read up to 100,000 and no further', async () => {
    const bytes = utf8(json);
    expect(await verdict({ bytes, length: 100_000 })).to.deep.equal(deleted);
    expect(await verdict({ bytes, length: 100_001 })).to.deep.equal(malformed);
  });

  for (const status of [200, 201, 299, 400, 401, 403, 404, 500, 503]) {
    it(`come with HTTP status ${status} as ${status < 300 ? 'a success' : 'a failure'}`, async () => {
      const [answer] = await reports({ status, bytes: utf8(json) });
      expect(answer).to.include({ type: 'answer', isFailure: status >= 300 });
      expect(answer).to.have.nested.property('payload.status', 'success');
    });
  }

  for (const status of [204, 205]) {
    it(`are none with HTTP status ${status}`, async () => {
      const [answer] = await reports({ status, bytes: utf8('') });
      expect(answer).to.deep.equal({ type: 'answer', payload: undefined, isFailure: false });
    });
  }
});
