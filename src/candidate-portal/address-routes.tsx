import type { FastifyInstance } from 'fastify';
import { brandedPage } from '../platform/html/branded-page.js';
import { ChoiceField } from '../platform/html/field.js';
import { Form } from '../platform/html/form.js';
import { parseForms, textOf } from '../platform/html/form-parser.js';
import { isolated } from '../platform/html/isolated.js';
import { HTML_TYPE, PAGE_HEADERS } from '../platform/html/page-assets.js';
import { Sentence } from '../platform/html/sentence.js';
import { answeredFaults } from '../platform/http/answer-faults.js';
import { DeadLinks, type DeadLinksParts, FAULT_PAGE } from './dead-links.js';
import { pausedPage } from './pages/dead-page.js';
import type { StatusService } from './status/status.service.js';
import { pageReader } from './status/status-reader.js';

interface WithSecret {
  Params: { secret: string };
}

const LARGEST_FORM = 4 * 1024;

/** The page by which a candidate confirms another address: following its link changes nothing yet. */
export async function addressRoutes(
  http: FastifyInstance,
  service: StatusService,
  parts: DeadLinksParts,
): Promise<void> {
  const dead = new DeadLinks(parts, 'ADDRESS');
  parseForms(http, LARGEST_FORM);
  http.setErrorHandler(answeredFaults(FAULT_PAGE));
  http.addHook('onRequest', async (_request, reply) => {
    reply.headers(PAGE_HEADERS);
  });

  http.route<WithSecret>({
    method: ['GET', 'POST'],
    url: '/address/:secret',
    handler: async (request, reply) => {
      const { secret } = request.params;
      const answered = request.method === 'POST' ? dead.beforeLooking(request, reply) : null;
      if (answered !== null) return answered;
      const holder = await service.address(secret);
      const status = holder && (await service.status(holder));
      if (!holder || !status) return dead.answer(request, reply);
      const reader = pageReader(status.locale ?? status.writtenIn, status.zone);
      const words = reader.page.status.address;
      const brand = { name: status.rules.name, colour: status.rules.brandColor, logo: status.rules.logoPath };
      const form = request.body instanceof FormData ? request.body : null;
      const confirmed = status.email.toLowerCase() === holder.address.toLowerCase();
      if (form !== null && textOf(form, 'sure') === 'yes') {
        if (status.rules.isSuspended) return reply.code(403).type(HTML_TYPE).send(pausedPage(reader.page));
        if (!confirmed) await service.confirmAddress(holder, holder.address);
        return reply.redirect(`/address/${secret}`, 303);
      }
      const page = brandedPage(
        reader.page,
        brand,
        words.title,
        <>
          <h1>{words.title}</h1>
          {confirmed ? (
            <p role="status">{words.done}</p>
          ) : (
            <>
              <p>
                <Sentence text={words.text(isolated(holder.address))} />
              </p>
              <Form token="" does="confirm" send={words.confirm}>
                <ChoiceField
                  id="sure"
                  name="sure"
                  label={words.confirm}
                  choices={[{ value: 'yes', label: words.confirm }]}
                />
              </Form>
            </>
          )}
        </>,
      );
      return reply
        .code(form === null ? 200 : 422)
        .type(HTML_TYPE)
        .send(page);
    },
  });
}
