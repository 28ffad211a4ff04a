import { postgresColumns } from '../columns'
import { defineSchema } from './index'

module.exports = Object.assign({}, ...Object.values(defineSchema(postgresColumns)))
