import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import getRawBody from 'raw-body';
import { readConfig } from '../readConfig';
import { UnsupportedMediaTypeError } from '../UnsupportedMediaTypeError';
import { WebhookScheme } from './scheme';
import { headerOf, signatureCheck } from './signatureCheck';
import { webhookConfig, webhookExample, withTolerance } from './webhookConfig';

/**
 * What a system has delivered, and has signed.
 *
 * @see {@link WebhookReceiver}
 */
export interface Delivery {
  /** The same when it is sent again. */
  id: string;
  /** The name of the event, where the scheme names a header for it. */
  event?: string;
  /** JSON, as it came. */
  body: string;
}

const TYPES = ['application/json', '+json'];

/**
 * Receives signed deliveries. Its route is open to callers without credentials of
 * Backstage, and stands before `express.json()`: a signature is over the bytes as they
 * were sent.
 *
 * @example
 * ```ts
 * router.post('/webhooks/ci', async (req, res) => {
 *   const delivery = await receiver.receive(req);
 *   res.status((await queue.store(delivery)) ? 202 : 200).json({ id: delivery.id });
 * });
 * ```
 * @see {@link DeliveryQueue}, which keeps them
 */
export class WebhookReceiver {
  readonly #scheme: WebhookScheme;
  readonly #check: ReturnType<typeof signatureCheck>;
  readonly #maxBytes: number;

  /**
   * Makes the receiver of a webhook whose section of the configuration has its `secrets`,
   * and may have `maxBytes` and `toleranceSeconds`.
   *
   * @param config - the configuration of the backend
   * @param key - the full key of the section
   * @param scheme - how deliveries are signed: one of `webhookPresets`, or your own
   * @throws Error that names the key and tells no secret, when one is missing or
   *   malformed, or of another form than the scheme's
   * @see {@link readConfig}
   */
  static fromConfig(
    config: Pick<RootConfigService, 'getOptional'>,
    key: string,
    scheme: WebhookScheme,
  ): WebhookReceiver {
    const { secrets, maxBytes, toleranceSeconds } = readConfig(
      config,
      key,
      webhookConfig,
      webhookExample,
    );
    const tolerant = withTolerance(scheme, toleranceSeconds);
    try {
      return new WebhookReceiver(tolerant, { secrets, maxBytes });
    } catch (error) {
      throw new Error(
        `Invalid configuration: ${key}.secrets: ${(error as Error).message}`,
        { cause: error },
      );
    }
  }

  /**
   * Makes a receiver of deliveries that are signed in one way.
   *
   * @param scheme - how deliveries are signed: one of `webhookPresets`, or your own
   * @param options - `secrets`: any of them will do, so that they can be rotated;
   *   `maxBytes` of a body, 1 MB unless given
   * @throws Error when there is no secret, one of them is empty or of another form than
   *   the scheme's, or the scheme has a timestamp that is not signed
   */
  constructor(
    scheme: WebhookScheme,
    options: { secrets: string[]; maxBytes?: number },
  ) {
    const { secrets, maxBytes = 1_000_000 } = options;
    this.#scheme = scheme;
    this.#check = signatureCheck(scheme, secrets);
    this.#maxBytes = maxBytes;
  }

  /**
   * Reads a delivery from a request whose body nobody has read.
   *
   * @param req - the request
   * @throws UnsupportedMediaTypeError, answered with 415, for what is not JSON by its
   *   content type, or is compressed
   * @throws an error with status 413 when the body is larger than allowed
   * @throws AuthenticationError when the signature is missing or wrong, or its timestamp
   *   is too far from now
   * @throws InputError when what is signed is no JSON in UTF-8, or has an id or an event
   *   which is not 1 to 255 printable ASCII characters
   */
  async receive(
    req: IncomingMessage & { is(types: string[]): string | false | null },
  ): Promise<Delivery> {
    refuseOtherContent(req);
    const bytes = await this.#read(req);
    const { idHeader = '' } = this.#check(req, bytes);
    const { eventHeader = '' } = this.#scheme;
    return {
      id: printable(req, idHeader) ?? `sha256:${sha256(bytes)}`,
      event: printable(req, eventHeader),
      body: jsonText(bytes),
    };
  }

  async #read(req: IncomingMessage): Promise<Buffer> {
    if (!req.readable) {
      throw new Error(
        'The body was read before its signature was checked; put the route of the webhook before express.json()',
      );
    }
    try {
      return await getRawBody(req, {
        limit: this.#maxBytes,
        length: req.headers['content-length'],
      });
    } catch (error) {
      // What is left unread would stand before the next request of the connection.
      req.resume();
      throw error;
    }
  }
}

function refuseOtherContent(req: Parameters<WebhookReceiver['receive']>[0]) {
  const { 'content-type': type, 'content-encoding': encoding } = req.headers;
  if (req.is(TYPES) === false) {
    throw new UnsupportedMediaTypeError(
      `Expected a body of ${TYPES[0]}, got ${type || 'none'}; set the content type of the webhook where it is sent from`,
    );
  }
  if (encoding && encoding.toLowerCase() !== 'identity') {
    throw new UnsupportedMediaTypeError(
      'Expected a body that is not compressed: a signature is over the bytes as they were sent',
    );
  }
}

function printable(req: IncomingMessage, name: string): string | undefined {
  const value = headerOf(req, name);
  if (!/^[\x20-\x7e]{0,255}$/.test(value)) {
    throw new InputError(
      `Invalid header ${name}: expected at most 255 printable ASCII characters`,
    );
  }
  return value || undefined;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function jsonText(bytes: Buffer): string {
  try {
    const body = UTF8.decode(bytes);
    JSON.parse(body);
    return body;
  } catch {
    throw new InputError('Invalid body: It is not well-formed JSON in UTF-8');
  }
}
