import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Figures of this process in Prometheus' text format. */
export const registry = new Registry()
collectDefaultMetrics({ register: registry })

export const requestSeconds = new Histogram({
  name: 'marque_request_seconds',
  help: 'Time to answer, by method and status class',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [registry],
})

export const jobsDone = new Counter({
  name: 'marque_jobs_total',
  help: 'Outbox rows handled, by job and result',
  labelNames: ['job', 'result'],
  registers: [registry],
})
