/**
 * What the engine itself refuses, beyond constraints. Applied after every migration at every start,
 * because a SQLite table rebuild drops the table's triggers silently; `doctor` looks for them.
 */
export const APPEND_ONLY = [
  'facts',
  'audit',
  'consents',
  'points_entries',
  'points_allocations',
  'points_rule_versions',
  'points_evaluations',
  'order_states',
  'credit_notes',
  'reward_stock_moves',
  'rescue_steps',
  'rescue_breaches',
  'event_payments',
  'event_payment_undos',
  'event_party_steps',
  'event_scans',
  'case_policies',
  'case_steps',
  'case_breaches',
  'article_editions',
] as const

export const guardNames = APPEND_ONLY.flatMap((table) => [`${table}_no_update`, `${table}_no_delete`])

export const sqliteGuards = APPEND_ONLY.flatMap((table) =>
  (['update', 'delete'] as const).map(
    (act) =>
      `create trigger if not exists ${table}_no_${act} before ${act} on ${table} begin select raise(abort, '${table} is append-only'); end`,
  ),
)

export const postgresGuards = [
  `create or replace function refuse_change() returns trigger language plpgsql as $$ begin raise exception '% is append-only', tg_table_name; end $$`,
  ...APPEND_ONLY.flatMap((table) =>
    (['update', 'delete'] as const).map(
      (act) =>
        `create or replace trigger ${table}_no_${act} before ${act} on ${table} for each row execute function refuse_change()`,
    ),
  ),
]
