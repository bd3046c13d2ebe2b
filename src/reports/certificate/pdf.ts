import { Buffer } from 'node:buffer';
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import type { Certificate } from './certificate.js';

/** What goes into the page and behind it. */
export interface PdfInput {
  readonly certificate: Certificate;
  /** The event as it is stored, and its receipt: attached, so that the paper has its own proof. */
  readonly event: string;
  readonly receipt: string;
  /** The address of the certificate, for the code that is photographed. */
  readonly url: string;
  /** The path of the font: PDF/A has every font inside. */
  readonly font: string;
}

const [MARGIN, LABEL, QR] = [56, 130, 104];
/** More blocks than fit a page are in the attached event, every one of them. */
const MOST_BLOCKS = 24;
const MOST_LINES = 12;
const INK = '#14202b';
const FAINT = '#51606d';

/** The certificate as a PDF/A-3 with event and receipt attached. The same certificate and receipt are the same bytes. */
export const certificatePdf = async (input: PdfInput): Promise<Buffer> => {
  const { certificate, font } = input;
  const { registry, revision, kind, at } = certificate;
  const title = `Certificate of ${kind}: ${registry}, revision ${revision}`;
  const document = new PDFDocument({
    ...{ size: 'A4', margin: MARGIN, pdfVersion: '1.7', subset: 'PDF/A-3b', tagged: true, displayTitle: true, lang: 'en', font },
    info: { Title: title, Creator: 'Sextant', CreationDate: new Date(at), ModDate: new Date(at) },
  });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  draw(document, input);
  document.end();
  await ended;
  return Buffer.concat(pieces);
};

type Document = InstanceType<typeof PDFDocument>;

const draw = (document: Document, { certificate, event, receipt, url }: PdfInput): void => {
  const { registry, revision, kind, trial, quantity, at } = certificate;
  const when = new Date(at);
  const attached = (name: string, text: string, description: string): void => {
    document.file(Buffer.from(text), {
      ...{ name, type: 'text/plain', description, relationship: 'Data', creationDate: when, modifiedDate: when },
    });
  };
  attached(`${registry}-${revision}.json`, event, 'The event as it is stored: the line that is hashed');
  attached(`${registry}-${revision}.tlog-proof`, receipt, 'Its receipt: where it stands under the signed checkpoint (c2sp.org/tlog-proof)');
  document.fillColor(FAINT).fontSize(10).text(`Registry ${registry}`);
  document.fillColor(INK).fontSize(24).text(`Certificate of ${kind}`);
  if (trial)
    document.moveDown(0.3).fillColor('#a3221a').fontSize(13).text('TRIAL: nothing was used or cancelled. This registry is for practice.');
  document
    .moveDown(0.8)
    .fillColor(INK)
    .fontSize(18)
    .text(`${grouped(quantity)} t CO₂ equivalent`);
  document.moveDown(0.6);
  for (const [label, value] of factsOf(certificate)) row(document, label, value);
  heading(document, 'Units');
  for (const { programme, host, vintage, quantity: part } of certificate.lines.slice(0, MOST_LINES))
    row(document, `${programme}, ${host}, ${vintage}`, grouped(part));
  document
    .moveDown(0.3)
    .fontSize(8)
    .fillColor(FAINT)
    .text(shown(certificate.blocks), { width: document.page.width - 2 * MARGIN });
  heading(document, 'How to check it');
  const top = document.y;
  const width = document.page.width - 2 * MARGIN - QR - 20;
  document
    .fontSize(9)
    .fillColor(INK)
    .text(
      `Two files are attached to this document: the event as the registry stored it, and its receipt, signed by the registry's log. ` +
        `With the public key of the log, had from the operator by another way, anybody can see that the event is in the log: ` +
        `sextant verify, or any program that reads c2sp.org/tlog-proof. The units never move again (R-07).\n\n` +
        `Event ${certificate.id}\n${url}`,
      MARGIN,
      top,
      { width },
    );
  drawCode(document, url, document.page.width - MARGIN - QR, top);
};

const factsOf = ({
  kind,
  at,
  party,
  year,
  purpose,
  beneficiary,
  from,
  to,
  authority,
  approver,
  firstTransferred,
}: Certificate): [string, string][] => {
  const name = beneficiary && 'name' in beneficiary && typeof beneficiary.name === 'string' ? beneficiary.name : undefined;
  return [
    ['When', `${at.slice(0, 10)}, ${at.slice(11, 19)} UTC`],
    ...(kind === 'use' ? ([['Towards', `the target of ${party} for ${year}`]] as [string, string][]) : []),
    ...(purpose === null ? [] : ([['Purpose', purpose]] as [string, string][])),
    ...(name === undefined ? [] : ([['On behalf of', name]] as [string, string][])),
    ['From account', from],
    ['To account', to],
    ...(firstTransferred.length === 0
      ? []
      : ([['First transfer', 'of these units, with a corresponding adjustment']] as [string, string][])),
    ['Authority', `${authority ?? 'none'}${approver === null ? '' : `, approved by ${approver}`}`],
  ];
};

const row = (document: Document, label: string, value: string): void => {
  const top = document.y;
  document.fontSize(10).fillColor(FAINT).text(label, MARGIN, top, { width: LABEL });
  const after = document.y;
  document.fillColor(INK).text(value, MARGIN + LABEL, top, { width: document.page.width - 2 * MARGIN - LABEL });
  document.y = Math.max(after, document.y) + 2;
  document.x = MARGIN;
};

const heading = (document: Document, text: string): void => {
  document.moveDown(0.9).fontSize(12).fillColor(INK).text(text, MARGIN);
  document.moveDown(0.25);
};

/** Drawn as squares, so that it is as sharp on paper as the printer is. */
const drawCode = (document: Document, url: string, left: number, top: number): void => {
  const { data, size } = encode(url, { ecc: 'M', border: 2 });
  const side = QR / size;
  document.fillColor('#000000');
  data.forEach((line, y) => line.forEach((isDark, x) => void (isDark && document.rect(left + x * side, top + y * side, side, side))));
  document.fill();
};

const shown = (blocks: readonly string[]): string => {
  const more = blocks.length - MOST_BLOCKS;
  return `${blocks.slice(0, MOST_BLOCKS).join('   ')}${more > 0 ? `   and ${grouped(String(more))} more, in the attached event` : ''}`;
};

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');
