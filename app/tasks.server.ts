import { reportPdfTask } from './areas/cases/report-pdf.server'
import { recordPdfTask } from './areas/workshop/record-pdf.server'
import { photoTask } from './platform/photo.server'
import type { Task } from './platform/threads.server'

/** Everything that runs on the worker thread; a task that is missing here is refused there. */
export const tasks = [photoTask, recordPdfTask, reportPdfTask] as readonly Task<never, unknown>[]
