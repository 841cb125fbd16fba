import { AuthenticationError } from '@backstage/errors';
import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { HmacSignature, webhookPresets, WebhookScheme } from './scheme';
import { signatureCheck } from './signatureCheck';

const { github, gitlab, generic } = webhookPresets;

const NOW = 1_614_265_330;
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const standard = {
  body: Buffer.from('{"test": 2432232314}'),
  headers: {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': `${NOW}`,
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
};

/** Whether a request passes, or what is answered with 401. */
function check(
  scheme: WebhookScheme,
  secrets: string[],
  request: { headers: Record<string, string>; body: Buffer },
): unknown {
  const verify = signatureCheck(scheme, secrets);
  try {
    verify(request, request.body);
    return true;
  } catch (error) {
    if (!(error instanceof AuthenticationError)) {
      throw error;
    }
    return error.message;
  }
}

const hmac = (signature: Partial<HmacSignature>): WebhookScheme => ({
  signatures: [
    {
      kind: 'hmac',
      header: 'x-signature',
      algorithm: 'sha256',
      encoding: 'hex',
      ...signature,
    },
  ],
});

const wrong = 'Missing or wrong signature in header x-signature';

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW * 1000);
});

afterEach(() => {
  jest.restoreAllMocks();
});

describe('the presets', () => {
  it('take the example of GitHub', () => {
    const secrets = ["It's a Secret to Everybody"];
    const body = Buffer.from('Hello, World!');
    const headers = {
      'x-hub-signature-256':
        'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    };
    expect(check(github, secrets, { headers, body })).toBe(true);
  });

  it('take the example of Standard Webhooks, which GitLab signs by, too', () => {
    expect(check(generic, [SECRET], standard)).toBe(true);
    expect(check(gitlab, [SECRET], standard)).toBe(true);
  });

  it('take the secret token of GitLab, in whatever letters', () => {
    const secrets = ['geheim-ß'];
    const headers = {
      'x-gitlab-token': Buffer.from('geheim-ß').toString('latin1'),
    };
    const body = Buffer.from('{}');
    expect(check(gitlab, secrets, { headers, body })).toBe(true);
    for (const token of ['geheim-s', 'geheim', '', 'geheim-ß']) {
      expect(
        check(gitlab, secrets, { headers: { 'x-gitlab-token': token }, body }),
      ).toBe(
        'Missing or wrong signature in header webhook-signature or x-gitlab-token',
      );
    }
  });

  it('never take a signing token for a secret token', () => {
    const headers = { 'x-gitlab-token': SECRET };
    const request = { headers, body: standard.body };
    expect(check(gitlab, [SECRET], request)).toMatch(/^Missing or wrong/);
  });
});

describe('a signature', () => {
  const secrets = ['first', 'second', 'third'];
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 });
  const schemes = fc.record({
    algorithm: fc.constantFrom('sha1', 'sha256', 'sha512'),
    encoding: fc.constantFrom('hex', 'base64'),
    prefix: fc.constantFrom('', 'sha256=', 'v0='),
    content: fc.constantFrom(undefined, 'v0:{body}'),
  });
  const sign = (
    signature: typeof schemes extends fc.Arbitrary<infer T> ? T : never,
    secret: string,
    body: Uint8Array,
  ) =>
    signature.prefix +
    createHmac(signature.algorithm, secret)
      .update(signature.content ? 'v0:' : '')
      .update(body)
      .digest(signature.encoding as 'hex');

  it('passes with each secret, and with no changed byte of body or signature', () => {
    fc.assert(
      fc.property(
        schemes,
        fc.constantFrom(...secrets),
        bytes,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (signature, secret, content, at, flip) => {
          const scheme = hmac(signature as HmacSignature);
          const body = Buffer.from(content);
          const text = sign(signature, secret, body);
          const passes = (header: string, sent: Buffer) =>
            check(scheme, secrets, {
              headers: { 'x-signature': header },
              body: sent,
            });
          expect(passes(text, body)).toBe(true);

          const changed = Buffer.from(body);
          changed[at % body.length] ^= flip;
          expect(passes(text, changed)).toBe(wrong);
          expect(passes(text, body.subarray(1))).toBe(wrong);
          const place = at % text.length;
          const headers = ['0', '1', '!', '']
            .filter(other => other !== text[place])
            .map(other => text.slice(0, place) + other + text.slice(place + 1));
          for (const header of headers) {
            expect(passes(header, body)).toBe(wrong);
          }
        },
      ),
    );
  });

  it('is compared with each secret, whichever of them matches', () => {
    const crypto = jest.requireActual('node:crypto');
    const compare = jest.spyOn(crypto, 'timingSafeEqual');
    for (const secret of [...secrets, 'other']) {
      compare.mockClear();
      const body = Buffer.from('{}');
      const text = createHmac('sha256', secret).update(body).digest('hex');
      const headers = { 'x-signature': text };
      check(hmac({}), secrets, { headers, body });
      expect(compare).toHaveBeenCalledTimes(3);
    }
  });

  it('counts among several, and in capital digits', () => {
    const body = Buffer.from('{}');
    const text = createHmac('sha256', 'first').update(body).digest('hex');
    const headers = { 'x-signature': `v1,no v2,${text.toUpperCase()}` };
    const scheme = hmac({ prefix: 'v2,' });
    expect(check(scheme, ['first'], { headers, body })).toBe(true);
    expect(check(hmac({ prefix: 'v1,' }), ['first'], { headers, body })).toBe(
      wrong,
    );
    expect(check(scheme, ['first'], { headers: {}, body })).toBe(wrong);
  });
});

describe('a timestamp', () => {
  const body = Buffer.from('{}');
  const scheme = hmac({ timestampHeader: 'X-Time', toleranceSeconds: 60 });
  const at = (time: string, signed = time) =>
    check(scheme, ['secret'], {
      headers: {
        'x-time': time,
        'x-signature': createHmac('sha256', 'secret')
          .update(`${signed}.{}`)
          .digest('hex'),
      },
      body,
    });

  it('may be a minute from now, before or after', () => {
    expect([-60, 0, 60].map(seconds => at(`${NOW + seconds}`))).toEqual([
      true,
      true,
      true,
    ]);
    for (const seconds of [-61, 61]) {
      expect(at(`${NOW + seconds}`)).toBe(
        'The time in header X-Time is more than 60 seconds from now',
      );
    }
  });

  it.each(['', 'now', `${NOW}.0`, `-${NOW}`, '1e9', `${NOW}000`])(
    'is not %j',
    time => {
      expect(at(time)).not.toBe(true);
    },
  );

  it('is the one that was signed', () => {
    expect(at(`${NOW}`, `${NOW - 1}`)).toBe(wrong);
  });

  it('may be five minutes old unless the scheme says otherwise', () => {
    jest.spyOn(Date, 'now').mockReturnValue((NOW + 300) * 1000);
    expect(check(generic, [SECRET], standard)).toBe(true);
    jest.spyOn(Date, 'now').mockReturnValue((NOW + 301) * 1000);
    expect(check(generic, [SECRET], standard)).toMatch(/more than 300 seconds/);
  });
});

describe('an id that is signed', () => {
  it.each(['', 'other'])('is not %j instead', id => {
    const headers = { ...standard.headers, 'webhook-id': id };
    expect(check(generic, [SECRET], { ...standard, headers })).toMatch(
      /^Missing or wrong/,
    );
  });

  it('cannot begin in what was signed as a body', () => {
    const key = Buffer.from(SECRET.slice('whsec_'.length), 'base64');
    const text = createHmac('sha256', key)
      .update(`msg.${NOW}.{"a": ".${NOW}.{}`)
      .digest('base64');
    const headers = {
      'webhook-id': `msg.${NOW}.{"a": "`,
      'webhook-timestamp': `${NOW}`,
      'webhook-signature': `v1,${text}`,
    };
    const body = Buffer.from('{}');
    expect(check(generic, [SECRET], { headers, body })).not.toBe(true);
  });
});

describe('what proves nothing is refused at the start', () => {
  it.each<[string, WebhookScheme, string[]]>([
    ['at least one secret', github, []],
    ['Secret 2 of the webhook is empty', github, ['secret', ' \n']],
    ['Secret 1 of the webhook has to begin with whsec_', generic, ['secret']],
    ['has to have base64 after whsec_', generic, ['whsec_']],
    ['has to have base64 after whsec_', generic, ['whsec_secret!']],
    ['has no {body}', hmac({ content: '{timestamp}' }), ['secret']],
    ['or neither', hmac({ content: '{timestamp}.{body}' }), ['secret']],
    [
      'or neither',
      hmac({ content: '{body}', timestampHeader: 'x-time' }),
      ['secret'],
    ],
    ['needs an id header', hmac({ content: '{id}.{body}' }), ['secret']],
  ])('%s', (message, scheme, secrets) => {
    expect(() => signatureCheck(scheme, secrets)).toThrow(message);
    expect(() => signatureCheck(scheme, secrets)).not.toThrow(/secret!/);
  });
});
