import type { FastifyReply } from 'fastify';
import type { PrintedReport } from '../../projections/aef/answer.js';
import type { TableName } from '../../projections/aef/nomenclature.js';
import type { QuestionName } from '../../projections/questions.js';
import { documentOf } from '../../reports/aef/forms.js';
import type { StructuredSummary } from '../../projections/queries/structured-summary.js';
import { summaryDocument } from '../../reports/structured-summary.js';
import { sendText } from '../send-json.js';

const REPORTS: ReadonlySet<QuestionName> = new Set(['aef', 'reports-aef', 'structured-summary']);

/** Whether a question is answered in the forms of a report. */
export const isReport = (question: QuestionName): boolean => REPORTS.has(question);

/** Sends a report, which `json` is, in the form that was asked for. */
export const sendReport = async (reply: FastifyReply, question: QuestionName, json: string, params: object): Promise<FastifyReply> => {
  const { format = 'json', table } = params as { readonly format?: string; readonly table?: TableName };
  if (format !== 'csv' && format !== 'xlsx') return sendText(reply, json);
  const { type, name, body } =
    question === 'structured-summary'
      ? await summaryDocument(JSON.parse(json) as StructuredSummary, format)
      : await documentOf(JSON.parse(json) as PrintedReport, format, table);
  return reply.header('content-type', type).header('content-disposition', `attachment; filename="${name}"`).send(body);
};
