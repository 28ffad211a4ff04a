import { sqliteColumns } from '../columns'
import { defineSchema } from './index'

// Rooms may name their tables alike: the room stands before the name.
module.exports = Object.fromEntries(
  Object.entries(defineSchema(sqliteColumns)).flatMap(([area, tables]) =>
    Object.entries(tables).map(([name, table]) => [`${area}_${name}`, table]),
  ),
)
