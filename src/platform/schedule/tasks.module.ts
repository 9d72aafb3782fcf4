import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { TaskMetrics } from './task-metrics.js';
import { TaskRunner } from './task-runner.js';

/** Runs what modules declare as tasks. */
@Module({ imports: [DiscoveryModule, ScheduleModule.forRoot()], providers: [TaskMetrics, TaskRunner] })
export class TasksModule {}
