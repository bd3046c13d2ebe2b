import { Module } from '../kernel/module.js';
import { ReleaseBufferHandler } from './release-buffer.js';
import { SetBuffersHandler } from './set-buffers.js';

@Module({ providers: [SetBuffersHandler, ReleaseBufferHandler] })
export class BufferModule {}
