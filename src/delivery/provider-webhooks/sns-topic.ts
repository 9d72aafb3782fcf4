/** The one topic that is listened to, and the addresses at which Amazon answers for it. */
export class SnsTopic {
  readonly #host: string;

  /** @param arn `arn:aws:sns:<region>:<account>:<name>` */
  constructor(readonly arn: string) {
    this.#host = `sns.${arn.split(':')[3]}.amazonaws.com`;
  }

  /** Whether a certificate that Amazon signs with in the topic's region lies at that address. */
  holdsCertificate(address: string): boolean {
    const url = this.#own(address);
    return url !== null && url.search === '' && /^\/SimpleNotificationService-[\w-]{1,100}\.pem$/.test(url.pathname);
  }

  /** Whether a GET there confirms a subscription to this topic, and does nothing else. */
  confirmsSubscription(address: string): boolean {
    const url = this.#own(address);
    if (url === null || url.pathname !== '/') return false;
    return url.searchParams.get('Action') === 'ConfirmSubscription' && url.searchParams.get('TopicArn') === this.arn;
  }

  /** Exactly the host of SNS in the topic's region, at the port of https, with nothing beside. */
  #own(address: string): URL | null {
    const url = URL.parse(address);
    if (url === null || url.protocol !== 'https:' || url.hostname !== this.#host || url.port !== '') return null;
    return url.username === '' && url.password === '' && url.hash === '' ? url : null;
  }
}
