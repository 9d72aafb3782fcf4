import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../platform/actor/actor.js';
import { refusedValueIn } from '../../platform/database/refused-value.js';
import { isUnavailable } from '../../platform/graphql/unavailable.js';
import { UnreadableJson } from '../../platform/http/json-body.js';
import { OutboundHttp } from '../../platform/outbound/outbound-http.js';
import { CannotOpen } from '../../platform/sealing/sealing-keys.js';
import { type Connector, type Meaning, nothing, type SaidRows, type TakenDelivery } from '../connectors/connector.js';
import { connectorOf } from '../connectors/connectors.js';
import { UnreadableDelivery } from '../connectors/reading.js';
import { valueRefusedCode } from '../kinds/problem-of-row.js';
import { SyncRows } from '../sync/sync-rows.js';
import { applySaid } from './apply-said.js';
import { AtsSeals } from './ats-seals.js';
import type { ClaimedAtsDelivery, DeliveryFailure, TranslatedRow, Translation } from './delivery-statements.js';
import type { InboxRow } from './inbox.reads.js';
import { readDelivered } from './read-charset.js';
import { ApiAway, ApiRefused, vendorApi } from './vendor-api.js';

/** A translation that may go well another time. */
export interface PutOff {
  readonly putOff: DeliveryFailure;
  readonly detail: string;
}

/** What a stored delivery means, and the rows it speaks of brought in by the one door. */
@Injectable()
export class TranslateDelivery {
  readonly #logger = new Logger(TranslateDelivery.name);

  constructor(
    private readonly seals: AtsSeals,
    private readonly http: OutboundHttp,
    private readonly sync: SyncRows,
  ) {}

  async translate(actor: Actor, inbox: InboxRow, delivery: ClaimedAtsDelivery): Promise<Translation | PutOff> {
    if (inbox.disabledAt !== null) return { status: 'FAILED', failure: 'CONNECTION_DISABLED' };
    const { sealedBody, sealedWith } = delivery;
    if (sealedBody === null || sealedWith === null) return { status: 'FAILED', failure: 'BODY_GONE' };
    try {
      const { organizationId } = actor;
      const bytes = this.seals.openBytes({ bytes: sealedBody, keyId: sealedWith }, organizationId, delivery.id);
      const body = readDelivered(bytes, delivery.charset);
      const connector = connectorOf(inbox.vendor, inbox.settings);
      const meaning = await this.#meaningOf(organizationId, inbox, connector, { ...delivery, body });
      return await this.#follow(actor, inbox, meaning, delivery.receivedAt);
    } catch (error) {
      return this.#ended(error, delivery);
    }
  }

  async #meaningOf(
    organizationId: string,
    { id, vendor, apiUrl, sealedCredential, credentialWith }: InboxRow,
    connector: Connector,
    delivery: { readonly event: string | null; readonly body: unknown; readonly receivedAt: Date },
  ): Promise<Meaning> {
    if (connector.asked === undefined || sealedCredential === null || credentialWith === null)
      return told(connector, delivery);
    const sealed = { bytes: sealedCredential, keyId: credentialWith };
    const credential = this.seals.openCredential(sealed, organizationId, id);
    const api = vendorApi(this.http, vendor, credential, apiUrl);
    return api === null ? told(connector, delivery) : await connector.asked(delivery, api);
  }

  async #follow(actor: Actor, inbox: InboxRow, meaning: Meaning, receivedAt: Date): Promise<Translation | PutOff> {
    if (meaning.kind === 'TEST' || meaning.kind === 'NOTHING') return { status: meaning.kind };
    if (meaning.kind === 'UNKNOWN') return { status: 'UNKNOWN_EVENT' };
    const rows = await applySaid(this.sync, actor, inbox, meaning.rows, receivedAt);
    if (isOfNobodyKnown(meaning.rows, rows))
      return { putOff: 'NOT_KNOWN_YET', detail: 'the application that it is about is not known here' };
    const refused = rows.find(({ result }) => result.problem?.code === valueRefusedCode);
    return refused === undefined
      ? { status: 'APPLIED', rows }
      : { status: 'FAILED', failure: 'VALUE_REFUSED', detail: refused.result.problem?.message ?? '', rows };
  }

  #ended(error: unknown, { id }: ClaimedAtsDelivery): Translation | PutOff {
    if (error instanceof UnreadableJson || error instanceof UnreadableDelivery)
      return { status: 'FAILED', failure: 'UNREADABLE', detail: error.message };
    if (error instanceof ApiRefused) return { status: 'FAILED', failure: 'API_REFUSED', detail: error.message };
    if (error instanceof ApiAway) return { putOff: 'API_UNREACHABLE', detail: error.message };
    if (error instanceof CannotOpen) return { putOff: 'SEALED_AWAY', detail: error.message };
    if (isUnavailable(error)) {
      this.#logger.warn({ err: error, deliveryId: id }, 'a delivery could not be translated now; it is tried again');
      return { putOff: 'UNAVAILABLE', detail: 'the database was away, or too busy' };
    }
    this.#logger.error({ err: error, deliveryId: id }, 'a delivery could not be translated');
    const sqlState = refusedValueIn(error);
    return sqlState === null
      ? { putOff: 'OWN_FAULT', detail: 'the service failed' }
      : { status: 'FAILED', failure: 'VALUE_REFUSED', detail: `the database refuses a value (SQLSTATE ${sqlState})` };
  }
}

/** What a delivery means by itself. */
function told(connector: Connector, delivery: TakenDelivery & { readonly receivedAt: Date }): Meaning {
  const meaning = connector.meaningOf(delivery);
  return meaning.kind === 'ROWS' && connector.isForgotten?.(delivery.body, delivery.receivedAt) ? nothing : meaning;
}

/** Whether it tells so little of an application that none could be made of it, and there was none. */
function isOfNobodyKnown({ applications = [] }: SaidRows, rows: readonly TranslatedRow[]): boolean {
  const results = rows.filter(({ type }) => type === 'APPLICATION');
  return applications.some(
    ({ candidateRemoteId, jobRemoteId }, at) =>
      candidateRemoteId === undefined && jobRemoteId === undefined && results[at]?.result.status === null,
  );
}
