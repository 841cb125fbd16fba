/**
 * What every Backstage backend plugin would otherwise repeat. Nothing here holds
 * state, and nothing here knows a resource: who may call, what a row looks like
 * and which routes exist is said in the plugin.
 *
 * @packageDocumentation
 */
export { AnswerCache } from './AnswerCache';
export {
  describeInput,
  describeOutput,
  describeQuery,
} from './actions/describe';
export { filterActionErrors } from './actions/filterActionErrors';
export { idempotencyKey, ifVersion } from './actions/inputs';
export { parseActionQuery } from './actions/parseActionQuery';
export { recordRefusedActions } from './actions/recordRefusedActions';
export { type Zod3, type ZodObject3 } from './actions/zod3';
export { recordEvent, type AuditMeta } from './audit/recordEvent';
export { recordRefusals } from './audit/recordRefusals';
export { formatETag, parseIdempotencyKey, parseIfMatch } from './headers';
export { date, dateTime, decimal, number, text } from './inputTypes';
export {
  isConstraintError,
  isForeignKeyError,
  isUniqueError,
} from './databaseErrors';
export {
  deliveryParameters,
  deliverySchema,
  type DeliverySummary,
} from './deliveries/delivery';
export {
  DeliveryQueue,
  type DeliveryQueueOptions,
} from './deliveries/DeliveryQueue';
export { type DrainOptions, type DrainResult } from './deliveries/drain';
export {
  type DeliveryHandler,
  type PendingDelivery,
} from './deliveries/handle';
export {
  webhookPresets,
  type HmacSignature,
  type SharedToken,
  type WebhookScheme,
} from './deliveries/scheme';
export { WebhookReceiver, type Delivery } from './deliveries/WebhookReceiver';
export { errorFilter } from './errorFilter';
export { foldCase } from './foldCase';
export { HttpClient } from './httpClient/HttpClient';
export type {
  HttpClientOptions,
  HttpRequestOptions,
  PagesOptions,
} from './httpClient/options';
export { path, type PathValue, UpstreamPath } from './httpClient/path';
export { type HttpLimits } from './httpClient/send';
export { UpstreamError } from './httpClient/UpstreamError';
export { type HttpQuery } from './httpClient/urls';
export { insertOnce } from './insertOnce';
export { json } from './json';
export {
  hashBody,
  hashInput,
  idempotencyOf,
  parseIdempotency,
  type Idempotency,
} from './idempotency';
export { parseEntityPath, parseId, parseInput } from './parseInput';
export { isUnavailableError } from './isUnavailableError';
export { jsonTypes, parseBody, parseQuery } from './parseRequest';
export {
  keysetPage,
  pageParameters,
  pageSchema,
  type Page,
  type PageParameters,
} from './keysetPage';
export {
  creationConditions,
  listParameters,
  type CreationParameters,
} from './listParameters';
export { migrate } from './migrate/migrate';
export {
  bigintParameter,
  booleanParameter,
  integerParameter,
  numberParameter,
  oneOrMore,
} from './parameters';
export { pickDefined } from './pickDefined';
export {
  callPlugin,
  type PluginRequest,
  type PluginTarget,
} from './pluginClient/callPlugin';
export { type PluginQuery } from './pluginClient/pluginUrl';
export { PreconditionFailedError } from './PreconditionFailedError';
export { entityRef, resourceId, url } from './references';
export { readConfig } from './readConfig';
export { readBigint, readDecimal } from './readNumber';
export { refusedChange } from './refusedChange';
export { type Assert, type SameType } from './sameType';
export { checkCursor, sortParameters } from './sortParameters';
export { columnRule, type ColumnRule } from './columnRule';
export { resolveCriteria } from './resolveCriteria';
export {
  whereCriteria,
  type ColumnCondition,
  type Criteria,
  type RowCriteria,
} from './whereCriteria';
export { whereGiven, type Condition } from './whereGiven';
export { scheduleTask } from './scheduleTask';
export { subscribe, type EventSource } from './subscribe';
export { toIsoString } from './toIsoString';
export {
  openApiDocument,
  type OpenApiDocument,
  type ResourceOpenApi,
} from './openapi/document';
export { type OpenApiOperation } from './openapi/completeOperation';
export { healthOpenApi } from './openapi/health';
export {
  entityParameters,
  errorResponses,
  idempotencyKeyHeader,
  idParameter,
  ifMatchHeader,
  jsonRequest,
  jsonResponse,
  queryParameters,
} from './openapi/operations';
