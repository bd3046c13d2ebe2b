/**
 * Nest's decorator for a module of the domain. From its own file: Nest's index brings four hundred others, which every thread and every verb
 * of the command line that reads events would wait for.
 */
export { Module } from '@nestjs/common/decorators/modules/module.decorator.js';
