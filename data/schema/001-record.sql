-- The record: rows are only ever inserted.  The key says which entry of the
-- journal brought a row and which of its rows it is.  src/store/tables.c
-- has the same columns in the same order.  The place stands last in every
-- key: where a ledger is of one place, an engine without statistics would
-- take "of this place" for a choice and walk whole tables.
create table journal (
  place {text} not null, entry {int} not null,
  at {text} not null, who {text} not null, act {text} not null,
  subject {text} not null, why {text} not null, clock {text} not null,
  row_count {int} not null, rows_sha256 {text} not null,
  rows_sm3 {text} not null, sha256 {text} not null, sm3 {text} not null,
  primary key (entry, place)) {keyed};
create index journal_at on journal (at, place);

create table setting (
  place {text} not null, entry {int} not null, n {int} not null,
  name {text} not null, value {text} not null,
  primary key (entry, n, place)) {keyed};

create table unit (
  place {text} not null, entry {int} not null, n {int} not null,
  unit {int} not null, version {int} not null, name {text} not null,
  aliases {text} not null, parent {int} not null,
  primary key (entry, n, place)) {keyed};
create unique index unit_version on unit (unit, version, place);

create table post (
  place {text} not null, entry {int} not null, n {int} not null,
  post {int} not null, version {int} not null, unit {int} not null,
  name {text} not null, holder {text} not null,
  primary key (entry, n, place)) {keyed};
create unique index post_version on post (post, version, place);

create table account (
  place {text} not null, entry {int} not null, n {int} not null,
  account {int} not null, version {int} not null, name {text} not null,
  shown {text} not null, role {text} not null, unit {int} not null,
  gone {int} not null,
  primary key (entry, n, place)) {keyed};
create unique index account_version on account (account, version, place);

create table content (
  place {text} not null, entry {int} not null, n {int} not null,
  sha256 {text} not null, sm3 {text} not null, size {int} not null,
  bytes {blob} not null,
  primary key (entry, n, place)) {keyed};
create unique index content_sha256 on content (sha256, place);

create table report (
  place {text} not null, entry {int} not null, n {int} not null,
  report {int} not null, name {text} not null, year {int} not null,
  about {text} not null, sha256 {text} not null, encoding {text} not null,
  reader {text} not null, text_sha256 {text} not null, chars {int} not null,
  words {text} not null, replaces {int} not null,
  primary key (entry, n, place)) {keyed};
create unique index report_id on report (report, place);

create table indicator (
  place {text} not null, entry {int} not null, n {int} not null,
  indicator {int} not null, version {int} not null, name {text} not null,
  unit {text} not null, direction {int} not null, frequency {text} not null,
  nature {text} not null, measure {text} not null, source_unit {int} not null,
  primary key (entry, n, place)) {keyed};
create unique index indicator_version on indicator
  (indicator, version, place);
create index indicator_name on indicator (name, place);

create table item (
  place {text} not null, entry {int} not null, n {int} not null,
  item {int} not null, version {int} not null, state {text} not null,
  number {text} not null, year {int} not null, report {int} not null,
  span_start {int} not null, span_end {int} not null, quote {text} not null,
  source {text} not null, section {text} not null, task {text} not null,
  kind {text} not null, missing {text} not null, lead_unit {int} not null,
  lead_post {int} not null, others {text} not null,
  unit_suggested {int} not null, deadline {text} not null,
  deadline_how {text} not null, started {text} not null,
  indicator {int} not null, published {int} not null, parent {int} not null,
  merged_into {int} not null,
  primary key (entry, n, place)) {keyed};
create unique index item_version on item (item, version, place);
create index item_number on item (number, place);

create table target (
  place {text} not null, entry {int} not null, n {int} not null,
  target {int} not null, version {int} not null, item {int} not null,
  indicator {int} not null, area {text} not null, period {text} not null,
  cmp {text} not null, value {text} not null, value_hi {text} not null,
  baseline {text} not null, nature {text} not null,
  primary key (entry, n, place)) {keyed};
create unique index target_version on target (target, version, place);
create index target_item on target (item, target, place);

create table node (
  place {text} not null, entry {int} not null, n {int} not null,
  item {int} not null, by_day {text} not null, words {text} not null,
  value {text} not null,
  primary key (entry, n, place)) {keyed};
create index node_item on node (item, place);

create table observation (
  place {text} not null, entry {int} not null, n {int} not null,
  indicator {int} not null, area {text} not null, period {text} not null,
  month_only {int} not null, value {text} not null, revision {int} not null,
  unit {int} not null,
  primary key (entry, n, place)) {keyed};
create index observation_of on observation
  (indicator, area, period, month_only, place);

create table progress (
  place {text} not null, entry {int} not null, n {int} not null,
  item {int} not null, period {text} not null, stage {text} not null,
  percent {text} not null, words {text} not null, problem {text} not null,
  next_step {text} not null, unit {int} not null,
  primary key (entry, n, place)) {keyed};
create index progress_item on progress (item, place);

create table evidence (
  place {text} not null, entry {int} not null, n {int} not null,
  evidence {int} not null, item {int} not null, name {text} not null,
  sha256 {text} not null, size {int} not null,
  primary key (entry, n, place)) {keyed};
create unique index evidence_id on evidence (evidence, place);
create index evidence_item on evidence (item, place);

create table decision (
  place {text} not null, entry {int} not null, n {int} not null,
  item {int} not null, act {text} not null, from_state {text} not null,
  to_state {text} not null, why {text} not null,
  primary key (entry, n, place)) {keyed};
create index decision_item on decision (item, place);

create table amendment (
  place {text} not null, entry {int} not null, n {int} not null,
  item {int} not null, field {text} not null, was {text} not null,
  became {text} not null, why {text} not null, approved_by {text} not null,
  weaker {int} not null,
  primary key (entry, n, place)) {keyed};
create index amendment_item on amendment (item, place);

create table period_lock (
  place {text} not null, entry {int} not null, n {int} not null,
  period {text} not null, locked {int} not null, why {text} not null,
  primary key (entry, n, place)) {keyed};
create index period_lock_period on period_lock (period, place);

create table extra (
  place {text} not null, entry {int} not null, n {int} not null,
  item {int} not null, name {text} not null, value {text} not null,
  primary key (entry, n, place)) {keyed};
create index extra_item on extra (item, name, place);
