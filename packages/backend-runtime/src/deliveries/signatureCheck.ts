import { AuthenticationError } from '@backstage/errors';
import {
  createHash,
  createHmac,
  createSecretKey,
  KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { HmacSignature, SharedToken, WebhookScheme } from './scheme';

type Signature = HmacSignature | SharedToken;
type Request = Pick<IncomingMessage, 'headers'>;

const PARTS = /(\{body\}|\{id\}|\{timestamp\})/;

/**
 * Prepares the check of a scheme's signatures with several secrets.
 *
 * @returns gives the signature by which a request is genuine. It throws
 *   AuthenticationError when there is none, or its timestamp is too far from now.
 * @throws Error when the scheme or a secret is no good; it never tells a secret
 */
export function signatureCheck(scheme: WebhookScheme, secrets: string[]) {
  scheme.signatures.forEach(refuseUnsigned);
  if (secrets.length === 0) {
    throw new Error('A webhook needs at least one secret');
  }
  const keys = secrets.map((secret, index) => keyOf(secret, index, scheme));
  const headers = scheme.signatures.map(({ header }) => header).join(' or ');

  return (req: Request, body: Buffer): Signature => {
    // With every secret, whatever came of the one before: the time that this takes does
    // not tell which of them matched.
    const [genuine] = keys
      .map(key => (isSigned(req, body, key) ? key.signature : undefined))
      .filter(signature => signature !== undefined);
    if (!genuine) {
      throw new AuthenticationError(
        `Missing or wrong signature in header ${headers}`,
      );
    }
    refuseStale(req, genuine);
    return genuine;
  };
}

interface Key {
  signature: Signature;
  /** A key object shows nothing when it is printed. */
  secret: KeyObject;
  /** What is signed, piece by piece. */
  parts: string[];
}

function keyOf(secret: string, index: number, scheme: WebhookScheme): Key {
  const name = `Secret ${index + 1} of the webhook`;
  if (secret.trim() === '') {
    throw new Error(`${name} is empty: anybody could sign with it`);
  }
  const signature = scheme.signatures.find(one =>
    secret.startsWith(secretPrefixOf(one)),
  );
  if (!signature) {
    const prefixes = scheme.signatures.map(secretPrefixOf).join(' or ');
    throw new Error(`${name} has to begin with ${prefixes}`);
  }
  const prefix = secretPrefixOf(signature);
  const bytes = Buffer.from(
    secret.slice(prefix.length),
    prefix ? 'base64' : 'utf8',
  );
  const isWritten = `${prefix}${bytes.toString('base64')}` === secret;
  if (prefix && (bytes.length === 0 || !isWritten)) {
    throw new Error(`${name} has to have base64 after ${prefix}`);
  }
  return {
    signature,
    secret: createSecretKey(bytes),
    parts: signature.kind === 'hmac' ? contentOf(signature).split(PARTS) : [],
  };
}

function secretPrefixOf(signature: Signature): string {
  return (signature.kind === 'hmac' && signature.secretPrefix) || '';
}

function contentOf({ content, timestampHeader }: HmacSignature): string {
  return content ?? (timestampHeader ? '{timestamp}.{body}' : '{body}');
}

// What is not signed proves nothing: anybody could send it anew.
function refuseUnsigned(signature: Signature): void {
  if (signature.kind === 'token') {
    return;
  }
  const content = contentOf(signature);
  const { timestampHeader, idHeader } = signature;
  if (!content.includes('{body}')) {
    throw new Error(`The signature's content has no {body}: ${content}`);
  }
  if (content.includes('{timestamp}') !== Boolean(timestampHeader)) {
    throw new Error(
      `The signature needs both a timestamp header and {timestamp} in its content, or neither: ${content}`,
    );
  }
  if (content.includes('{id}') && !idHeader) {
    throw new Error(`The signature needs an id header for ${content}`);
  }
}

function isSigned(req: Request, body: Buffer, key: Key): boolean {
  const { signature, secret, parts } = key;
  // Node gives headers as latin1.
  const sent = Buffer.from(headerOf(req, signature.header), 'latin1');
  if (signature.kind === 'token') {
    return isSame(sent, secret.export());
  }
  const { algorithm, encoding, prefix = '', timestampHeader = '' } = signature;
  const id = headerOf(req, signature.idHeader ?? '');
  const timestamp = headerOf(req, timestampHeader);
  const values: Record<string, string | Buffer> = {
    '{body}': body,
    '{id}': id,
    '{timestamp}': timestamp,
  };
  // A full stop in the id could make of a signed body a signed id and a shorter body.
  if (parts.includes('{id}') && !/^[^.]+$/.test(id)) {
    return false;
  }
  if (timestampHeader && !/^\d{1,12}$/.test(timestamp)) {
    return false;
  }
  const hmac = createHmac(algorithm, secret);
  parts.forEach(part => hmac.update(values[part] ?? part));
  const expected = Buffer.from(hmac.digest(encoding));
  const toText = (text: string) =>
    encoding === 'hex' ? text.toLowerCase() : text;
  return sent
    .toString('latin1')
    .split(' ')
    .filter(text => text.startsWith(prefix))
    .map(text => Buffer.from(toText(text.slice(prefix.length))))
    .map(text => isSame(text, expected))
    .includes(true);
}

// Hashes have one length: a comparison in constant time needs that, and says nothing
// of the length of a secret.
function isSame(one: Buffer, other: Buffer): boolean {
  const [a, b] = [one, other].map(value =>
    createHash('sha256').update(value).digest(),
  );
  return timingSafeEqual(a, b);
}

function refuseStale(req: Request, signature: Signature): void {
  if (signature.kind === 'token' || !signature.timestampHeader) {
    return;
  }
  const { timestampHeader, toleranceSeconds = 300 } = signature;
  const seconds = Number(headerOf(req, timestampHeader));
  if (Math.abs(Date.now() / 1000 - seconds) > toleranceSeconds) {
    throw new AuthenticationError(
      `The time in header ${timestampHeader} is more than ${toleranceSeconds} seconds from now`,
    );
  }
}

/** The value of a header, empty without one. */
export function headerOf(req: Request, name: string): string {
  const value = req.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : '';
}
