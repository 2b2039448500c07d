-- Places as records (their code stands in `area` of targets and
-- observations), units that are no more, words beside an observation, and
-- the rules by which lights are lit.
create table area (
  place {text} not null, entry {int} not null, n {int} not null,
  area {text} not null, version {int} not null, name {text} not null,
  aliases {text} not null, parent {text} not null, gone {int} not null,
  primary key (entry, n, place)) {keyed};
create unique index area_version on area (area, version, place);

create table unit_end (
  place {text} not null, entry {int} not null, n {int} not null,
  unit {int} not null, successor {int} not null, why {text} not null,
  primary key (entry, n, place)) {keyed};
create index unit_end_unit on unit_end (unit, place);

create table observation_note (
  place {text} not null, entry {int} not null, n {int} not null,
  indicator {int} not null, area {text} not null, period {text} not null,
  month_only {int} not null, revision {int} not null, words {text} not null,
  primary key (entry, n, place)) {keyed};
create index observation_note_of on observation_note
  (indicator, area, period, month_only, place);

-- The rule files of the latest entry that has any are those in force; their
-- bytes are in content.
create table rule_file (
  place {text} not null, entry {int} not null, n {int} not null,
  name {text} not null, sha256 {text} not null,
  primary key (entry, n, place)) {keyed};
