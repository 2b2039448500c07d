PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE journal (
  place text not null, entry integer not null,
  at text not null, who text not null, act text not null,
  subject text not null, why text not null, clock text not null,
  row_count integer not null, rows_sha256 text not null,
  rows_sm3 text not null, sha256 text not null, sm3 text not null,
  primary key (entry, place)) strict, without rowid;
INSERT INTO journal VALUES('清禾市',1,'2024-01-20T09:00:00','督查科','init','清禾市','','told',2,'270db572c4f4fd8e013a92d7f2eee47936dd9fee5173255901e15da09aa069f6','b201d101bd9f8261d5324101cd81ac9a9bf07c623d7432eacd10178869392926','4e01e18f6a8718b4b675ef30dc6ab774272fef2f96b88c2582868a3fa69777b2','cf090c83dd45fdf2e2cff58d92e650fc1efe6345aaec635aade9e1e9eacdddcd');
INSERT INTO journal VALUES('清禾市',2,'2024-01-20T09:00:00','督查科','units','清禾市发展和改革委员会','','told',1,'3f0fcf51b83769ab2eec162a41553b8908ce7d8081ab2c40ba395097a5726b9c','48882b275919fb30e6dd1bf1edd829217666725b3ef7a130039f89bfb62e5c31','fef683fc91596ca17fcebbb92452bfdb9651ee5adfd0a1ee4147b4591e4b24a2','f43d46568c122cd23ab1518c452bd5e351945016c69459790d98f11e7218e9ac');
INSERT INTO journal VALUES('清禾市',3,'2024-01-20T09:00:00','督查科','units','清禾市民政局','','told',1,'582a25047b7c37daac88321e052bc8d5f13a064636bac22846ffffb59b2eec47','1af7ac5d5798104fc609b2c98b1d5a1e5ea0ab62feb4404720977315a5e28e24','0f6134816bbdba2d78505a91b4cd1d6d24b88071b8f480a2d3e38fd2651a2606','cb8ea893c9d2a383d574906b92b187eaa21cb4458c68dc9765228cc557e3fe34');
INSERT INTO journal VALUES('清禾市',4,'2024-01-20T09:00:00','督查科','posts','分管副市长','','told',1,'952aeb210d9a5ce729595d3ed8a48b2627adddb5e50fc5a551b19346bfa0f26c','7fef65a979a7004c601f3183c7b7912d817e6c184c7e14117638131c3e8ad8af','6483bf40b95cfef958fddbe7b9d9ebc15d478d0002063b1f0bf5bcfd35d9f383','85ffef03f79034e4d7f848f0bde303ab9d3803dda3efe22c71ed840401e19b76');
INSERT INTO journal VALUES('清禾市',5,'2024-01-20T09:00:00','督查科','users','王核','','told',1,'c50260d91b848aa1bc1fea6a3aeb505f88ddc942755ade0a070a4ab87efbe97f','a1d6ecbbd7f5f0db202cad07dd9747ff862bedf282c60bd251685e7a5ad4cec6','3005de9f62ffb82004949ebb57f1e2eb87063f20841bd792971d2b8d531e7ded','95f5281d1168fb66063d439b2cd103cffb395e36e8f7a7e2c26a776731f7c4c1');
INSERT INTO journal VALUES('清禾市',6,'2024-01-20T09:00:00','督查科','users','李联','','told',1,'e939f89f9f7cf4cf1a88b09086b701b6f4827df044c053f39bcaa869d59ef281','ac4c2748b950fb1f5ad551c1daa08d71ee7b3a5a54ede791a068a8187077e627','cb1c8d2cf1f42ad2bb6c4f4f65cc783c342bdeeb3d9c1a77ee028cdc6f5ffb4d','91ff51b635e9dc0187fd21d1cb36aeb3920f1daeb1f8cd083de8988e44541abc');
INSERT INTO journal VALUES('清禾市',7,'2024-01-20T09:00:00','督查科','ingest','report.txt','','told',18,'0b5d3ff49505ceaf6f61f16f5bbe5aedc4d2113954131e41dd3ea8bb10920dbe','ddf15a207f6e7ff874dbde7cc153caa0e2a685d4f8eaa3bde4dbd432a319aa68','88341d9406b63a7b22508c8fadfebe0f13e5d8daa49b6e71ef6bade2b16b830f','042281fa8c87b37ccf3e4703fb69e0a41747af091c0291b2f584c4079116d085');
INSERT INTO journal VALUES('清禾市',8,'2024-01-20T09:00:00','督查科','issue','--all','','told',12,'36aa7683ec96adbfbc16489324b3738c32a6231cd6e8ad8cdc691c86a71a65cf','b8feea2cbd6c0a7dc693522f715eb5034da941a05646025efe83d5c84499d82f','8d265cc3ff0f3c1de5808f2985149d78f2b8bc1b4a0ce985dbf9806093dfd273','bd6aeb549bd6d04a09e14f59caa8c63511f6f144c1a7cdcf8cbf2fb62eae16eb');
INSERT INTO journal VALUES('清禾市',9,'2024-01-20T09:00:00','督查科','observe','1','','told',1,'e19ed900c42e9835fcd9650ec23bf7c1d0e9f8f3a61dc9547b24883deea5f10f','432f73b19a64fcad464868ea0fed0b1e2c085f468e5b52c40dde488ff053f007','5a8533dbf13e0bd90636bf610817ceb1c43859f6f8c003f8a204d67ab6dd6f8f','57263049e93903409948ad6487d1635c33aee5f2864a754abd6dd17db8e65701');
INSERT INTO journal VALUES('清禾市',10,'2024-01-20T09:00:00','李联','update','4','','told',5,'48e1d67c9b09702f05727e219a92f9d61168c4a7138d27659245edb3d3f7b478','8270e91409ed124f7bbbfcd564628c8ca560c77508f91aca09e1711da20f836e','f7ffe3bb55d02516f5e529c4a1508bf762a10a28726da9f2939ff5c3c3404be0','755854de28c66dc0e741593827f08a355514340d7469a05bfb3d909b8ca4c9a4');
INSERT INTO journal VALUES('清禾市',11,'2024-01-20T09:00:00','督查科','amend','1','统计部门一月底发布','told',6,'51ba0421029812201088444be47d1dea0309c026d3190f1474361247b3624c78','9c0d7a1fb326a92b59a38918a9dcaff1ce7915d4754a4aa115740d31ccdc5859','8b33238133a9791c18c849ff8f07bce18724c302db8b3a5021895812ef2bed75','34a611f4dc3b991220a350a8c9c7c92da90344070ace212d7c54a64efa9e2690');
INSERT INTO journal VALUES('清禾市',12,'2024-01-20T09:00:00','督查科','import','tasks.csv','定节点','told',3,'abe1ca9433cefb849b0aaf06e9bf2e3a4f89bf8e4370874316326022c7fa5990','6048d39f4329b9fa437a0deceb9dbc7e62775f47c35cb680bd1100cefae78388','ef4a7d5aba928f9f20e892ce6e64db467707df3654db50eaad3bdc3342a10fe0','73892d771ff1a3a26aa817309a7cb3251d8514ee83df8b6fcb11e63745cd4996');
INSERT INTO journal VALUES('清禾市',13,'2024-01-20T09:00:00','督查科','lock','2024-01','','told',1,'d81041244e7a16000990d6d3eaff713a4b9670b793ee45ee3368f7c74eb3d274','f2b8194051c730595a481b5e2320ec34202f059792398be436e3eb7918f702d3','25b3c6995dcb525923d5de457f836183e2510ab169658be8306c94ba4f098fdb','2fece1409b640dd0295130d1200274105910ef0f8011da51453c872f84a43a59');
CREATE TABLE setting (
  place text not null, entry integer not null, n integer not null,
  name text not null, value text not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO setting VALUES('清禾市',1,1,'name','清禾市');
CREATE TABLE unit (
  place text not null, entry integer not null, n integer not null,
  unit integer not null, version integer not null, name text not null,
  aliases text not null, parent integer not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO unit VALUES('清禾市',2,1,1,1,'清禾市发展和改革委员会','市发改委',0);
INSERT INTO unit VALUES('清禾市',3,1,2,1,'清禾市民政局','',0);
CREATE TABLE post (
  place text not null, entry integer not null, n integer not null,
  post integer not null, version integer not null, unit integer not null,
  name text not null, holder text not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO post VALUES('清禾市',4,1,1,1,1,'分管副市长','赵清');
CREATE TABLE account (
  place text not null, entry integer not null, n integer not null,
  account integer not null, version integer not null, name text not null,
  shown text not null, role text not null, unit integer not null,
  gone integer not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO account VALUES('清禾市',1,2,1,1,'督查科','督查科','admin',0,0);
INSERT INTO account VALUES('清禾市',5,1,2,1,'王核','王核','supervisor',0,0);
INSERT INTO account VALUES('清禾市',6,1,3,1,'李联','李联','unit',2,0);
CREATE TABLE content (
  place text not null, entry integer not null, n integer not null,
  sha256 text not null, sm3 text not null, size integer not null,
  bytes blob not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO content VALUES('清禾市',7,1,'51c564644b1f0d7fa485f9a3d7043dba0ac335a643ff3adb2a941439ec7c8134','90c0a41169c9d219e4c703c68654df040949336bf4e64c8ca9c95376466f73e3',353,X'e6b885e7a6bee5b88232303234e5b9b4e694bfe5ba9ce5b7a5e4bd9ce68aa5e5918a0a0ae4b880e3808132303234e5b9b4e5b7a5e4bd9ce5ae89e68e920ae4bb8ae5b9b4e58f91e5b195e4b8bbe8a681e9a284e69c9fe79baee6a087e698afefbc9ae59cb0e58cbae7949fe4baa7e680bbe580bce5a29ee995bf3625e5b7a6e58fb3efbc8ce59f8ee99587e696b0e5a29ee5b0b1e4b89a312e32e4b887e4babae380820aefbc88e4b880efbc89e7a8b3e4bd8fe5b7a5e4b89ae38082e696b0e5bbbae6a087e58786e58e82e688bf3230e4b887e5b9b3e696b9e7b1b3efbc8ce5b9b4e5ba95e5898de5bbbae68890e68a95e4baa7e9b9a4e6b4b2e4baa7e4b89ae59bade4ba8ce69c9fe380820aefbc88e4ba8cefbc89e58a9ee5a5bde6b091e7949fe5ae9ee4ba8be38082e694b9e980a0e88081e697a7e5b08fe58cba3336e4b8aaefbc8ce696b0e5a29ee585bbe88081e5ba8ae4bd8d353030e5bca0e380820a');
INSERT INTO content VALUES('清禾市',10,4,'09380d0ccdea619d2082527ae026ec9aa4e5d3883703f65b28f8458e95d2eb44','4e9c44ab2e5c0144074179044e387de6f6e988cde69ad3ba9731bb138b1970ba',16,X'e9aa8ce694b6e59088e6a0bce380820a');
CREATE TABLE report (
  place text not null, entry integer not null, n integer not null,
  report integer not null, name text not null, year integer not null,
  about text not null, sha256 text not null, encoding text not null,
  reader text not null, text_sha256 text not null, chars integer not null,
  words text not null, replaces integer not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO report VALUES('清禾市',7,2,1,'report.txt',2024,'','51c564644b1f0d7fa485f9a3d7043dba0ac335a643ff3adb2a941439ec7c8134','UTF-8','0.1.0','51c564644b1f0d7fa485f9a3d7043dba0ac335a643ff3adb2a941439ec7c8134',135,replace('清禾市2024年政府工作报告\n\n一、2024年工作安排\n今年发展主要预期目标是：地区生产总值增长6%左右，城镇新增就业1.2万人。\n（一）稳住工业。新建标准厂房20万平方米，年底前建成投产鹤洲产业园二期。\n（二）办好民生实事。改造老旧小区36个，新增养老床位500张。\n','\n',char(10)),0);
CREATE TABLE indicator (
  place text not null, entry integer not null, n integer not null,
  indicator integer not null, version integer not null, name text not null,
  unit text not null, direction integer not null, frequency text not null,
  nature text not null, measure text not null, source_unit integer not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO indicator VALUES('清禾市',7,3,1,1,'地区生产总值增幅','%',1,'quarter','expected','rate',0);
INSERT INTO indicator VALUES('清禾市',7,6,2,1,'城镇新增就业','人',1,'month','expected','cumulative',0);
INSERT INTO indicator VALUES('清禾市',7,9,3,1,'新建标准厂房','平方米',1,'month','','cumulative',0);
INSERT INTO indicator VALUES('清禾市',7,13,4,1,'老旧小区','个',1,'month','','cumulative',0);
INSERT INTO indicator VALUES('清禾市',7,16,5,1,'新增养老床位','张',1,'month','','cumulative',0);
CREATE TABLE item (
  place text not null, entry integer not null, n integer not null,
  item integer not null, version integer not null, state text not null,
  number text not null, year integer not null, report integer not null,
  span_start integer not null, span_end integer not null, quote text not null,
  source text not null, section text not null, task text not null,
  kind text not null, missing text not null, lead_unit integer not null,
  lead_post integer not null, others text not null,
  unit_suggested integer not null, deadline text not null,
  deadline_how text not null, started text not null,
  indicator integer not null, published integer not null, parent integer not null,
  merged_into integer not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO item VALUES('清禾市',7,5,1,1,'candidate','',2024,1,40,52,'地区生产总值增长6%左右','report.txt','一、2024年工作安排','地区生产总值增长6%左右','target','',1,0,'',1,'2024-12-31','= 2024-12-31','',1,0,0,0);
INSERT INTO item VALUES('清禾市',7,8,2,1,'candidate','',2024,1,53,64,'城镇新增就业1.2万人','report.txt','一、2024年工作安排','城镇新增就业1.2万人','target','',0,0,'',0,'2024-12-31','= 2024-12-31','',2,0,0,0);
INSERT INTO item VALUES('清禾市',7,11,3,1,'candidate','',2024,1,74,86,'新建标准厂房20万平方米','report.txt','（一）稳住工业','新建标准厂房20万平方米','target','',0,0,'',0,'2024-12-31','= 2024-12-31','',3,0,0,0);
INSERT INTO item VALUES('清禾市',7,12,4,1,'candidate','',2024,1,87,101,'年底前建成投产鹤洲产业园二期','report.txt','（一）稳住工业','年底前建成投产鹤洲产业园二期','milestone','',0,0,'',0,'2024-12-31','年底前 = 2024-12-31 (terms:21)','',0,0,0,0);
INSERT INTO item VALUES('清禾市',7,15,5,1,'candidate','',2024,1,113,122,'改造老旧小区36个','report.txt','（二）办好民生实事','改造老旧小区36个','target','',0,0,'',0,'2024-12-31','= 2024-12-31','',4,0,0,0);
INSERT INTO item VALUES('清禾市',7,18,6,1,'candidate','',2024,1,123,133,'新增养老床位500张','report.txt','（二）办好民生实事','新增养老床位500张','target','',2,0,'',1,'2024-12-31','= 2024-12-31','',5,0,0,0);
INSERT INTO item VALUES('清禾市',8,1,1,2,'issued','2024-001',2024,1,40,52,'地区生产总值增长6%左右','report.txt','一、2024年工作安排','地区生产总值增长6%左右','target','',2,0,'',0,'2024-12-31','= 2024-12-31','',1,0,0,0);
INSERT INTO item VALUES('清禾市',8,3,2,2,'issued','2024-002',2024,1,53,64,'城镇新增就业1.2万人','report.txt','一、2024年工作安排','城镇新增就业1.2万人','target','',2,0,'',0,'2024-12-31','= 2024-12-31','',2,0,0,0);
INSERT INTO item VALUES('清禾市',8,5,3,2,'issued','2024-003',2024,1,74,86,'新建标准厂房20万平方米','report.txt','（一）稳住工业','新建标准厂房20万平方米','target','',2,0,'',0,'2024-12-31','= 2024-12-31','',3,0,0,0);
INSERT INTO item VALUES('清禾市',8,7,4,2,'issued','2024-004',2024,1,87,101,'年底前建成投产鹤洲产业园二期','report.txt','（一）稳住工业','年底前建成投产鹤洲产业园二期','milestone','',2,0,'',0,'2024-12-31','年底前 = 2024-12-31 (terms:21)','',0,0,0,0);
INSERT INTO item VALUES('清禾市',8,9,5,2,'issued','2024-005',2024,1,113,122,'改造老旧小区36个','report.txt','（二）办好民生实事','改造老旧小区36个','target','',2,0,'',0,'2024-12-31','= 2024-12-31','',4,0,0,0);
INSERT INTO item VALUES('清禾市',8,11,6,2,'issued','2024-006',2024,1,123,133,'新增养老床位500张','report.txt','（二）办好民生实事','新增养老床位500张','target','',2,0,'',0,'2024-12-31','= 2024-12-31','',5,0,0,0);
INSERT INTO item VALUES('清禾市',10,2,4,3,'progress','2024-004',2024,1,87,101,'年底前建成投产鹤洲产业园二期','report.txt','（一）稳住工业','年底前建成投产鹤洲产业园二期','milestone','',2,0,'',0,'2024-12-31','年底前 = 2024-12-31 (terms:21)','',0,0,0,0);
INSERT INTO item VALUES('清禾市',11,1,1,3,'issued','2024-001',2024,1,40,52,'地区生产总值增长6%左右','report.txt','一、2024年工作安排','地区生产总值增长6%左右','target','',2,0,'',0,'2025-01-31','','',1,0,0,0);
CREATE TABLE target (
  place text not null, entry integer not null, n integer not null,
  target integer not null, version integer not null, item integer not null,
  indicator integer not null, area text not null, period text not null,
  cmp text not null, value text not null, value_hi text not null,
  baseline text not null, nature text not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO target VALUES('清禾市',7,4,1,1,1,1,'','2024','~','6','','','');
INSERT INTO target VALUES('清禾市',7,7,2,1,2,2,'','2024','=','12000','','','');
INSERT INTO target VALUES('清禾市',7,10,3,1,3,3,'','2024','=','200000','','','');
INSERT INTO target VALUES('清禾市',7,14,4,1,5,4,'','2024','=','36','','','');
INSERT INTO target VALUES('清禾市',7,17,5,1,6,5,'','2024','=','500','','','');
INSERT INTO target VALUES('清禾市',11,4,1,2,1,1,'','2024','~','5.5','','','');
CREATE TABLE node (
  place text not null, entry integer not null, n integer not null,
  item integer not null, by_day text not null, words text not null,
  value text not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO node VALUES('清禾市',12,1,5,'2024-06-30','完成一半','');
INSERT INTO node VALUES('清禾市',12,2,5,'2024-09-30','','30');
CREATE TABLE observation (
  place text not null, entry integer not null, n integer not null,
  indicator integer not null, area text not null, period text not null,
  month_only integer not null, value text not null, revision integer not null,
  unit integer not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO observation VALUES('清禾市',9,1,1,'临溪区','2024-01',0,'5.4',1,0);
CREATE TABLE progress (
  place text not null, entry integer not null, n integer not null,
  item integer not null, period text not null, stage text not null,
  percent text not null, words text not null, problem text not null,
  next_step text not null, unit integer not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO progress VALUES('清禾市',10,1,4,'2024-01','','10','已开工','征地慢','抓紧',2);
CREATE TABLE evidence (
  place text not null, entry integer not null, n integer not null,
  evidence integer not null, item integer not null, name text not null,
  sha256 text not null, size integer not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO evidence VALUES('清禾市',10,5,1,4,'photo.txt','09380d0ccdea619d2082527ae026ec9aa4e5d3883703f65b28f8458e95d2eb44',16);
CREATE TABLE decision (
  place text not null, entry integer not null, n integer not null,
  item integer not null, act text not null, from_state text not null,
  to_state text not null, why text not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO decision VALUES('清禾市',8,2,1,'issue','candidate','issued','');
INSERT INTO decision VALUES('清禾市',8,4,2,'issue','candidate','issued','');
INSERT INTO decision VALUES('清禾市',8,6,3,'issue','candidate','issued','');
INSERT INTO decision VALUES('清禾市',8,8,4,'issue','candidate','issued','');
INSERT INTO decision VALUES('清禾市',8,10,5,'issue','candidate','issued','');
INSERT INTO decision VALUES('清禾市',8,12,6,'issue','candidate','issued','');
INSERT INTO decision VALUES('清禾市',10,3,4,'update','issued','progress','');
INSERT INTO decision VALUES('清禾市',11,3,1,'amend','issued','issued','统计部门一月底发布');
INSERT INTO decision VALUES('清禾市',11,6,1,'amend','issued','issued','统计部门一月底发布');
CREATE TABLE amendment (
  place text not null, entry integer not null, n integer not null,
  item integer not null, field text not null, was text not null,
  became text not null, why text not null, approved_by text not null,
  weaker integer not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO amendment VALUES('清禾市',11,2,1,'deadline','2024-12-31','2025-01-31','统计部门一月底发布','赵清',1);
INSERT INTO amendment VALUES('清禾市',11,5,1,'target','~6 2024','~5.5 2024','统计部门一月底发布','赵清',1);
CREATE TABLE period_lock (
  place text not null, entry integer not null, n integer not null,
  period text not null, locked integer not null, why text not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO period_lock VALUES('清禾市',13,1,'2024-01',1,'');
CREATE TABLE extra (
  place text not null, entry integer not null, n integer not null,
  item integer not null, name text not null, value text not null,
  primary key (entry, n, place)) strict, without rowid;
INSERT INTO extra VALUES('清禾市',12,3,5,'Remarks','报人大');
CREATE TABLE item_now (
  place text not null, item integer not null, entry integer not null,
  n integer not null, version integer not null, state text not null,
  year integer not null, lead_unit integer not null, deadline text not null,
  primary key (item, place)) strict, without rowid;
INSERT INTO item_now VALUES('清禾市',1,11,1,3,'issued',2024,2,'2025-01-31');
INSERT INTO item_now VALUES('清禾市',2,8,3,2,'issued',2024,2,'2024-12-31');
INSERT INTO item_now VALUES('清禾市',3,8,5,2,'issued',2024,2,'2024-12-31');
INSERT INTO item_now VALUES('清禾市',4,10,2,3,'progress',2024,2,'2024-12-31');
INSERT INTO item_now VALUES('清禾市',5,8,9,2,'issued',2024,2,'2024-12-31');
INSERT INTO item_now VALUES('清禾市',6,8,11,2,'issued',2024,2,'2024-12-31');
CREATE TABLE search_row (
  place text not null, kind text not null, id integer not null,
  row_id integer not null,
  primary key (id, kind, place)) strict, without rowid;
INSERT INTO search_row VALUES('清禾市','report',1,1);
INSERT INTO search_row VALUES('清禾市','indicator',1,2);
INSERT INTO search_row VALUES('清禾市','item',1,3);
INSERT INTO search_row VALUES('清禾市','indicator',2,4);
INSERT INTO search_row VALUES('清禾市','item',2,5);
INSERT INTO search_row VALUES('清禾市','indicator',3,6);
INSERT INTO search_row VALUES('清禾市','item',3,7);
INSERT INTO search_row VALUES('清禾市','item',4,8);
INSERT INTO search_row VALUES('清禾市','indicator',4,9);
INSERT INTO search_row VALUES('清禾市','item',5,10);
INSERT INTO search_row VALUES('清禾市','indicator',5,11);
INSERT INTO search_row VALUES('清禾市','item',6,12);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','search_text','search_text',0,'CREATE VIRTUAL TABLE search_text using fts5(words, tokenize = ''unicode61'')');
CREATE TABLE IF NOT EXISTS 'search_text_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO search_text_data VALUES(1,X'0c8110');
INSERT INTO search_text_data VALUES(10,X'000000000102020002010101020101');
INSERT INTO search_text_data VALUES(137438953473,X'0000028f0230310502080101320502090201300702080302323403020e02020d010233360a020801033530300c020801013603020a01067265706f727401020201037478740102030103e4b88003020d02020c02020d01021003018705020a02020903019a04020701020702021101040c0a0301aa0a02090202ba8b0a021002021003018c08020e02020a02020a0301a7020205010205050408050301ba05020b0202bd8d0b020701020703018f07020f01021203019c0302110202100103e580bc020207010207020285bb0b0204010204020287860602050102050202898d08020402028a9e0a020b02020b02028cba02020301020306020501020702028e8206020601020602028fb303020c02029bad08020d02029cb002020201020202029f8e0402020102020202a29e0202080102080102050102050602030102030202a5bd0a020c02020c0202ae8903021202021103019e0a020f02020f0202b08f0902040102060301b10402060102060202b7a503021002020f0202100102130301a603020b0202b9850202090301b307020a0301b403020f02020e0302020202ba8a0b02060102060301950802030202bbba0602030102030102050202bca00c02090103e680bb020206010206020288900802060301bf06020701020702028a9508020702028e92030213020212020294b90a0202020296b00402040102040102020102020402020102020301b907020b020297a709020301020502029c9f08020f0202a0870602040102040202b0910a020d02020d0202b4b208020a0103e7949f02020401020407020e02020e0202a8b307020e0102110202b1b307020c0103e880810902020102040102050102050103e980a00a0203020295870402030102030301bf0302090202b9a4080209040606060a0708060b08110910060a0c0d060a09090b0a0a070a100a07070a0a160a0a090a09100607060c0a060d070b0709070a0716060a070a0a07110a0711080a06');
INSERT INTO search_text_data VALUES(274877906945,X'0000025304303030310302030301320502030301330702030301340802030301350a02030301360c020301013105030a01013205030b02013007030a03023234030502100205020f020202010202020202020202010233360a030a01033530300c030a01013603030c0103e4b88003030f02030e02030f01031203018705030c02030b03019a05030902031301050e0a0301aa0a030b0202ba8b0a031202031203018c08031002030c02030c0301a703030705050a050301ba05030d0202bd8d0c030903018f07031101031403019c0303130203120103e580bc030309020285bb0c0306020287860703070202898d08030602028a9e0a030d02030d02028cba03030507030902028e8207030802028fb303030e02029bad08030f02029cb003030402029f8e0503040202a29e03030a0203070703050202a5bd0a030e02030e0202ae8903031402031303019e0a03110203110202b08f0a03080301b10503080202b7a50303120203110203120103150301a603030d0202b9b307030c0301b40303110203100303040202ba8a0c03080301950803050202bbba0703050103070202bca00c030b0103e680bb030308020288900803080301bf07030902028a9508030902028e92030315020314020294b90a0304020296b00503060203040503040301b907030d020297a70a030702029c9f0803110202a0870703060202b0910a030f02030f0202b4b208030c0103e7949f0303060703100203100202a8b30703100103130202b1b307030e0103e880810a03060203070103e980a00a0305020295870503050301bf03030b0202b9a408030b040806060606060606061807080611090d060a0c0a06070909080707070a0a07070707070d0a0a0907061006070c07060a07080706070a070d060707070a070e0a070b080706');
CREATE TABLE IF NOT EXISTS 'search_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO search_text_idx VALUES(1,X'',2);
INSERT INTO search_text_idx VALUES(2,X'',2);
CREATE TABLE IF NOT EXISTS 'search_text_content'(id INTEGER PRIMARY KEY, c0);
INSERT INTO search_text_content VALUES(1,'report txt');
INSERT INTO search_text_content VALUES(2,'地 区 生 产 总 值 增 幅');
INSERT INTO search_text_content VALUES(3,'2024 001 地 区 生 产 总 值 增 长 6 左 右 一 2024 年 工 作 安 排');
INSERT INTO search_text_content VALUES(4,'城 镇 新 增 就 业');
INSERT INTO search_text_content VALUES(5,'2024 002 城 镇 新 增 就 业 1 2 万 人 一 2024 年 工 作 安 排');
INSERT INTO search_text_content VALUES(6,'新 建 标 准 厂 房');
INSERT INTO search_text_content VALUES(7,'2024 003 新 建 标 准 厂 房 20 万 平 方 米 一 稳 住 工 业');
INSERT INTO search_text_content VALUES(8,'2024 004 年 底 前 建 成 投 产 鹤 洲 产 业 园 二 期 一 稳 住 工 业');
INSERT INTO search_text_content VALUES(9,'老 旧 小 区');
INSERT INTO search_text_content VALUES(10,'2024 005 改 造 老 旧 小 区 36 个 二 办 好 民 生 实 事');
INSERT INTO search_text_content VALUES(11,'新 增 养 老 床 位');
INSERT INTO search_text_content VALUES(12,'2024 006 新 增 养 老 床 位 500 张 二 办 好 民 生 实 事');
CREATE TABLE IF NOT EXISTS 'search_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO search_text_docsize VALUES(1,X'02');
INSERT INTO search_text_docsize VALUES(2,X'08');
INSERT INTO search_text_docsize VALUES(3,X'14');
INSERT INTO search_text_docsize VALUES(4,X'06');
INSERT INTO search_text_docsize VALUES(5,X'13');
INSERT INTO search_text_docsize VALUES(6,X'06');
INSERT INTO search_text_docsize VALUES(7,X'12');
INSERT INTO search_text_docsize VALUES(8,X'15');
INSERT INTO search_text_docsize VALUES(9,X'04');
INSERT INTO search_text_docsize VALUES(10,X'11');
INSERT INTO search_text_docsize VALUES(11,X'06');
INSERT INTO search_text_docsize VALUES(12,X'11');
CREATE TABLE IF NOT EXISTS 'search_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO search_text_config VALUES('version',4);
CREATE TABLE derived_as (sha256 text not null);
INSERT INTO derived_as VALUES('153f04d53211c32bf65f07ff14c1868606fe864e0d0f24905500c618e36d2783');
CREATE INDEX journal_at on journal (at, place);
CREATE UNIQUE INDEX unit_version on unit (unit, version, place);
CREATE UNIQUE INDEX post_version on post (post, version, place);
CREATE UNIQUE INDEX account_version on account (account, version, place);
CREATE UNIQUE INDEX content_sha256 on content (sha256, place);
CREATE UNIQUE INDEX report_id on report (report, place);
CREATE UNIQUE INDEX indicator_version on indicator
  (indicator, version, place);
CREATE INDEX indicator_name on indicator (name, place);
CREATE UNIQUE INDEX item_version on item (item, version, place);
CREATE INDEX item_number on item (number, place);
CREATE UNIQUE INDEX target_version on target (target, version, place);
CREATE INDEX target_item on target (item, target, place);
CREATE INDEX node_item on node (item, place);
CREATE INDEX observation_of on observation
  (indicator, area, period, month_only, place);
CREATE INDEX progress_item on progress (item, place);
CREATE UNIQUE INDEX evidence_id on evidence (evidence, place);
CREATE INDEX evidence_item on evidence (item, place);
CREATE INDEX decision_item on decision (item, place);
CREATE INDEX amendment_item on amendment (item, place);
CREATE INDEX period_lock_period on period_lock (period, place);
CREATE INDEX extra_item on extra (item, name, place);
CREATE INDEX item_now_state on item_now (state, place);
CREATE INDEX item_now_unit on item_now (lead_unit, place);
CREATE UNIQUE INDEX search_row_id on search_row (row_id);
PRAGMA writable_schema=OFF;
COMMIT;
pragma application_id = 1282764627;
pragma user_version = 1;
