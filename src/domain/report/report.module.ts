import { Module } from '../kernel/module.js';
import { FileAnnualReportHandler } from './file-annual-report.js';

@Module({ providers: [FileAnnualReportHandler] })
export class ReportModule {}
