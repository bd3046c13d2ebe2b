import { Module } from '../kernel/module.js';
import { RegisterAssetsHandler } from './register-assets.js';
import { RetireAssetsHandler } from './retire-assets.js';

@Module({ providers: [RegisterAssetsHandler, RetireAssetsHandler] })
export class AssetModule {}
