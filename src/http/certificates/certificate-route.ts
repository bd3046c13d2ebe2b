import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { refuse } from '../../domain/kernel/refusal.js';
import type { Registries, Registry } from '../../node/registries.js';
import { certificateOf, type Certificate } from '../../reports/certificate/certificate.js';
import { tagOfBytes } from '../entity-tags.js';
import { checkAccept } from '../gate/forms.js';
import { malformedRequest } from '../problems/problem.js';
import { onlyKnown, single, type Query } from '../query.js';
import { checkNames } from '../reads/path-parameters.js';
import { sendJson } from '../send-json.js';

const FONT = join(import.meta.dirname, '../../../assets/fonts/DejaVuSans.ttf');

/** Serves the certificate of a use or a cancellation, as JSON or as a PDF that has its own proof attached. */
export const addCertificates = (fastify: FastifyInstance, registries: Registries, publicUrl: string): void => {
  fastify.get('/v1/registries/:registry/certificates/:revision', { config: { form: 'certificate' } }, async (request, reply) => {
    const { registry: code, revision } = request.params as { registry: string; revision: string };
    const query = request.query as Query;
    onlyKnown(query, ['format']);
    const format = single(query, 'format') ?? 'json';
    if (format !== 'json' && format !== 'pdf') throw malformedRequest('format', 'enum', 'json or pdf');
    checkAccept(request.headers.accept, format === 'pdf' ? 'pdf' : 'json');
    const registry = await registries.get(code);
    checkNames({ revision });
    const { certificate, body } = certificateAt(registry, BigInt(revision));
    if (format === 'json') return sendJson(reply.header('etag', `"${revision}"`), certificate);
    const receipt = registry.log.published.receipt(BigInt(revision)) ?? refuse('not-sealed-yet');
    const url = `${publicUrl.replace(/\/+$/, '')}/v1/registries/${code}/certificates/${revision}`;
    // The library of PDF is loaded for the first one that is asked for.
    const { certificatePdf } = await import('../../reports/certificate/pdf.js');
    const pdf = await certificatePdf({ certificate, event: body, receipt, url, font: FONT });
    const headers = { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${code}-${revision}.pdf"` };
    return reply.headers({ ...headers, 'cache-control': 'no-cache', etag: tagOfBytes(pdf) }).send(pdf);
  });
};

/** Throws `unknown-event`, and `not-found` where the event is no use and no cancellation. */
const certificateAt = ({ code, file, ledger }: Registry, revision: bigint): { certificate: Certificate; body: string } => {
  const [event] = revision > ledger.revision ? [] : file.read(revision, 1);
  const { body } = event ?? refuse('unknown-event');
  const certificate = certificateOf(code, ledger.book.registry.get(code)?.trial ?? false, body);
  return { certificate: certificate ?? refuse('not-found'), body };
};
