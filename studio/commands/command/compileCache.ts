import {enableCompileCache} from 'node:module'
import {compileCacheFolder} from '../../pipeline/root.ts'

/** Loaded before a command: it starts sooner with what Node compiled for the last one. */
enableCompileCache(compileCacheFolder)
