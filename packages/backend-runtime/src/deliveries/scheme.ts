/**
 * An HMAC over the bytes of the body, in a header.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2104
 */
export interface HmacSignature {
  /** Tells it from a shared token. */
  kind: 'hmac';
  /** The header that holds it, or several of them with spaces in between. */
  header: string;
  /**
   * The header with an id that stays the same when a delivery is sent again. Without it
   * the hash of the bytes is the id.
   */
  idHeader?: string;
  /** The hash of the HMAC. */
  algorithm: 'sha1' | 'sha256' | 'sha512';
  /** How the header writes it; the case of hexadecimal digits does not matter. */
  encoding: 'hex' | 'base64';
  /** What stands before it, such as `sha256=`; other signatures do not count. */
  prefix?: string;
  /**
   * What is signed: a text with `{body}`, perhaps `{timestamp}` and `{id}`. Unless given
   * it is `{body}`, and `{timestamp}.{body}` where there is a timestamp.
   */
  content?: string;
  /** The header with the time of sending, in seconds since 1970. */
  timestampHeader?: string;
  /** How far that time may be from now, 300 seconds unless given. */
  toleranceSeconds?: number;
  /** What secrets begin with whose rest is the key in base64. Others are not used here. */
  secretPrefix?: string;
}

/**
 * A secret that is sent as it is: it says who sends, and nothing about the body.
 *
 * @see https://docs.gitlab.com/user/project/integrations/webhooks/
 */
export interface SharedToken {
  /** Tells it from an HMAC. */
  kind: 'token';
  /** The header that holds it. */
  header: string;
  /**
   * The header with an id that stays the same when a delivery is sent again. Without it
   * the hash of the bytes is the id.
   */
  idHeader?: string;
}

/**
 * How a system signs what it delivers, and where it says what that is.
 *
 * @see {@link webhookPresets}, those that are known
 */
export interface WebhookScheme {
  /**
   * Each secret is used by the first of these that takes it, and by no other: so what
   * is the key of an HMAC never passes as a token.
   */
  signatures: [HmacSignature | SharedToken, ...(HmacSignature | SharedToken)[]];
  /** The header with the name of the event, where the body does not say it. */
  eventHeader?: string;
}

const standardWebhooks: HmacSignature = {
  kind: 'hmac',
  header: 'webhook-signature',
  idHeader: 'webhook-id',
  algorithm: 'sha256',
  encoding: 'base64',
  prefix: 'v1,',
  content: '{id}.{timestamp}.{body}',
  timestampHeader: 'webhook-timestamp',
  secretPrefix: 'whsec_',
};

/**
 * How known systems sign.
 *
 * - `github`: HMAC-SHA256 of the body. Neither the id nor a time is signed, so whoever
 *   has one delivery can send it again by another id. The content type of a webhook has
 *   to be set to `application/json` there, which is not its default.
 * - `gitlab`: a secret that begins with `whsec_` is a signing token, as in `generic`;
 *   any other is the secret token, which is sent as it is. GitLab before 17.4 sends no
 *   id.
 * - `generic`: Standard Webhooks, whose signature covers id, time and body. Its secrets
 *   begin with `whsec_`.
 *
 * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers
 * @see https://docs.gitlab.com/user/project/integrations/webhooks/#delivery-headers
 * @see https://gitlab.com/gitlab-org/gitlab/-/merge_requests/230944
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const webhookPresets = {
  /** GitHub. */
  github: {
    signatures: [
      {
        kind: 'hmac',
        header: 'x-hub-signature-256',
        idHeader: 'x-github-delivery',
        algorithm: 'sha256',
        encoding: 'hex',
        prefix: 'sha256=',
      },
    ],
    eventHeader: 'x-github-event',
  },
  /** GitLab. */
  gitlab: {
    signatures: [
      standardWebhooks,
      {
        kind: 'token',
        header: 'x-gitlab-token',
        idHeader: 'idempotency-key',
      },
    ],
    eventHeader: 'x-gitlab-event',
  },
  /** Standard Webhooks. */
  generic: { signatures: [standardWebhooks] },
} satisfies Record<string, WebhookScheme>;
