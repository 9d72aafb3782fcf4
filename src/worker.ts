import 'reflect-metadata';
import process from 'node:process';
import { runService } from './run-service.js';

await runService({ ...process.env, ROLE: 'worker' });
