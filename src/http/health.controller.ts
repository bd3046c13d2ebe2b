import { Controller, Get } from '@nestjs/common';
import { Registries } from '../registries.js';

/** For whoever runs the node: is it alive, may traffic be sent to it. */
@Controller('health')
export class HealthController {
  constructor(private readonly registries: Registries) {}

  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** Ready once every registry's file was read, its ledger writes and its read file follows; says how far. */
  @Get('ready')
  async ready(): Promise<{ status: string; registries: { registry: string; revision: string; readable: string }[] }> {
    const registries = await Promise.all(this.registries.codes.map((code) => this.registries.get(code)));
    return {
      status: 'ok',
      registries: registries.map(({ code, ledger, reads }) => ({
        registry: code,
        revision: String(ledger.revision),
        readable: String(reads.revision),
      })),
    };
  }
}
