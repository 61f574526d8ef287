/**
 * Which clauses a select may have where it stands.
 * `statement`: all · `subquery`: from, where, group by, having · `action`: of on … select, whose from-clause is the target ·
 * `branch`: of on … insert into … select … where · `model`: of create window … as select … from
 */
export type SelectShape = 'statement' | 'subquery' | 'action' | 'branch' | 'model';
