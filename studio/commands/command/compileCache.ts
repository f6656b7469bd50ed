import {enableCompileCache} from 'node:module'
import {compileCacheFolder} from '../../pipeline/root.ts'

/**
 * Loaded before commands and tests: they start sooner with what Node compiled for the last ones. Not where
 * coverage is measured, which is less exact with it.
 */
if (process.env.NODE_V8_COVERAGE === undefined) enableCompileCache(compileCacheFolder)
