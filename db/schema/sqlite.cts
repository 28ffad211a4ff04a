import { sqliteColumns } from '../columns'
import { defineSchema } from './index'

module.exports = Object.assign({}, ...Object.values(defineSchema(sqliteColumns)))
