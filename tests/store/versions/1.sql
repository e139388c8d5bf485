BEGIN TRANSACTION;
CREATE TABLE arsarbetare_avtalad (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  rad TEXT NOT NULL,
  kvinnor INTEGER,
  man INTEGER,
  CONSTRAINT pk_arsarbetare_avtalad PRIMARY KEY (id),
  CONSTRAINT fk_arsarbetare_avtalad_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_arsarbetare_avtalad_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_arsarbetare_avtalad_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
CREATE TABLE arsarbetare_exkl_tjanstlediga (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  rad TEXT NOT NULL,
  tillsvidare INTEGER,
  visstid INTEGER,
  CONSTRAINT pk_arsarbetare_exkl_tjanstlediga PRIMARY KEY (id),
  CONSTRAINT fk_arsarbetare_exkl_tjanstlediga_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_arsarbetare_exkl_tjanstlediga_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_arsarbetare_exkl_tjanstlediga_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
CREATE TABLE berord (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  nod TEXT NOT NULL,
  enhet TEXT NOT NULL,
  CONSTRAINT pk_berord PRIMARY KEY (id),
  CONSTRAINT fk_berord_nod FOREIGN KEY(nod) REFERENCES nod (id),
  CONSTRAINT fk_berord_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT ck_berord_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
CREATE TABLE byggprojekt (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  rad TEXT NOT NULL,
  kalkyl TEXT,
  budget TEXT,
  utfall_totalt TEXT,
  utfall_period TEXT,
  status TEXT,
  CONSTRAINT pk_byggprojekt PRIMARY KEY (id),
  CONSTRAINT fk_byggprojekt_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_byggprojekt_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_byggprojekt_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
CREATE TABLE enhet (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  kod TEXT NOT NULL,
  namn TEXT NOT NULL,
  typ TEXT NOT NULL,
  overordnad TEXT,
  ordning INTEGER NOT NULL,
  CONSTRAINT pk_enhet PRIMARY KEY (id),
  CONSTRAINT fk_enhet_overordnad FOREIGN KEY(overordnad) REFERENCES enhet (id),
  CONSTRAINT ck_enhet_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_enhet_typ CHECK ("typ" IN ('namnd', 'forvaltning', 'omrade', 'stab')),
  CONSTRAINT ck_enhet_ordning CHECK ("ordning" >= -9007199254740992 AND "ordning" <= 9007199254740992)
)
 STRICT;
INSERT INTO "enhet" VALUES('fb999146b13a57058effdcdeb7e77391',0,'servicenamnden','Servicenämnden','namnd',NULL,0);
INSERT INTO "enhet" VALUES('ff222b61ec8052a1bd6b00735300569a',0,'it','Område IT','omrade','fb999146b13a57058effdcdeb7e77391',1);
INSERT INTO "enhet" VALUES('b4a29bb8d9a35decaf66b84a976e8969',0,'fastigheter','Område fastigheter','omrade','fb999146b13a57058effdcdeb7e77391',2);
CREATE TABLE investeringar (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  rad TEXT NOT NULL,
  utfall INTEGER,
  prognos INTEGER,
  budget INTEGER,
  CONSTRAINT pk_investeringar PRIMARY KEY (id),
  CONSTRAINT fk_investeringar_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_investeringar_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_investeringar_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
CREATE TABLE j_change (
  nr INTEGER NOT NULL,
  id BLOB NOT NULL,
  tx BLOB,
  tbl TEXT NOT NULL,
  "row" TEXT NOT NULL,
  field TEXT NOT NULL,
  value ANY,
  base ANY,
  depth INTEGER NOT NULL,
  at TEXT,
  redacted INTEGER NOT NULL,
  CONSTRAINT pk_j_change PRIMARY KEY (nr),
  CONSTRAINT uq_j_change_id UNIQUE (id),
  CONSTRAINT ck_j_change_depth CHECK ("depth" >= 1),
  CONSTRAINT ck_j_change_redacted CHECK ("redacted" >= 0 AND "redacted" <= 1)
)
 STRICT;
INSERT INTO "j_change" VALUES(1,X'1CF8D1EE7FC368398EFA50492EB8792B',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','fb999146b13a57058effdcdeb7e77391','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(2,X'570720AD8B47C71576E059A9C4A70A89',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','fb999146b13a57058effdcdeb7e77391','kod','servicenamnden',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(3,X'731500F55334FC74E2E255F1B2008302',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','fb999146b13a57058effdcdeb7e77391','namn','Servicenämnden',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(4,X'92C5657F057AE01C437120DD5B8E2350',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','fb999146b13a57058effdcdeb7e77391','typ','namnd',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(5,X'4298185D0BBCBBD9BAAD8823BAAC679F',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','fb999146b13a57058effdcdeb7e77391','ordning',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(6,X'6B955BD16CB5C44B5C81C56F24C0D495',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','ff222b61ec8052a1bd6b00735300569a','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(7,X'364E9B310007473E500FFE955E7A88D9',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','ff222b61ec8052a1bd6b00735300569a','kod','it',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(8,X'B9AE38B72DA775E41187A7208743FC27',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','ff222b61ec8052a1bd6b00735300569a','namn','Område IT',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(9,X'ABF82F0F63A38CF95B905BFB165C40A8',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','ff222b61ec8052a1bd6b00735300569a','typ','omrade',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(10,X'EA2AA9EACE5E750505C35E7E5631B6A0',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','ff222b61ec8052a1bd6b00735300569a','overordnad','fb999146b13a57058effdcdeb7e77391',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(11,X'BAA7EDFC4D319A882CB190FFF5B06E75',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','ff222b61ec8052a1bd6b00735300569a','ordning',1,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(12,X'312F3325430E5BDE6EB822394F6EC4B2',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','b4a29bb8d9a35decaf66b84a976e8969','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(13,X'454E137932280D077F0452404A2C9E80',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','b4a29bb8d9a35decaf66b84a976e8969','kod','fastigheter',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(14,X'DBF821B3AD51AB4A46CBCB4A710ED15B',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','b4a29bb8d9a35decaf66b84a976e8969','namn','Område fastigheter',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(15,X'73D4ECF28B2EE22B664A9909D0ACC81F',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','b4a29bb8d9a35decaf66b84a976e8969','typ','omrade',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(16,X'A3EE144F5CDE698EA8CB4D4E5E7D8B29',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','b4a29bb8d9a35decaf66b84a976e8969','overordnad','fb999146b13a57058effdcdeb7e77391',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(17,X'40B5E6C2C31E09F5F37AB86D8DC4A8BF',X'7FCFFD5AE4316024411DB38F6CDE5269','enhet','b4a29bb8d9a35decaf66b84a976e8969','ordning',2,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(18,X'8C7C20B8F8C3158CFAD90DA346091B63',X'7FCFFD5AE4316024411DB38F6CDE5269','plan','3760df1c30aa5a3d82098128c0f56ac7','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(19,X'82AB8E0A46AED26A8BDAC188D1C7103F',X'7FCFFD5AE4316024411DB38F6CDE5269','plan','3760df1c30aa5a3d82098128c0f56ac7','ar',2025,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(20,X'8B5669B9E127C3C04EDF3366B09055BA',X'7FCFFD5AE4316024411DB38F6CDE5269','plan','3760df1c30aa5a3d82098128c0f56ac7','titel','Plan 2025',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(21,X'735F09CA2335B63524DE5B37448B4C53',X'7FCFFD5AE4316024411DB38F6CDE5269','period','ebc210b869105b7980317ff139fc25b6','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(22,X'E796302AA5865133AD4EF21DD4DA374D',X'7FCFFD5AE4316024411DB38F6CDE5269','period','ebc210b869105b7980317ff139fc25b6','fran','2024-01-01',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(23,X'D129A6BF611A4F7A303555307E06E4E7',X'7FCFFD5AE4316024411DB38F6CDE5269','period','ebc210b869105b7980317ff139fc25b6','till','2024-12-31',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(24,X'3FACA415D67F3C2C6A63672B9FBC1B37',X'7FCFFD5AE4316024411DB38F6CDE5269','period','20dd153c551f57798f81c5147a3e2d05','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(25,X'43F2B8325015F437BE224FC46DC1F685',X'7FCFFD5AE4316024411DB38F6CDE5269','period','20dd153c551f57798f81c5147a3e2d05','fran','2025-01-01',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(26,X'A74A245E152CF2BEA905AEB043BA6758',X'7FCFFD5AE4316024411DB38F6CDE5269','period','20dd153c551f57798f81c5147a3e2d05','till','2025-12-31',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(27,X'3DE78318552603FA1FF6339158A84C9C',X'7FCFFD5AE4316024411DB38F6CDE5269','period','20dd153c551f57798f81c5147a3e2d05','plan','3760df1c30aa5a3d82098128c0f56ac7',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(28,X'DF867043F1914FE9E20783B585567A57',X'7FCFFD5AE4316024411DB38F6CDE5269','period','20dd153c551f57798f81c5147a3e2d05','jamforelse','ebc210b869105b7980317ff139fc25b6',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(29,X'58820960A4F51AA2D16E5113060E7316',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','be3f7f329fd25d8ebaa4bcf04449bde9','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(30,X'50363B35CF53845C40809F818680F22E',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','be3f7f329fd25d8ebaa4bcf04449bde9','plan','3760df1c30aa5a3d82098128c0f56ac7',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(31,X'3B0E98CB7E09ACFC477B146D4D01AF78',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','be3f7f329fd25d8ebaa4bcf04449bde9','ordning',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(32,X'5D41496FE18BCB3126552CB2A7D5C689',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','be3f7f329fd25d8ebaa4bcf04449bde9','typ','malomrade',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(33,X'96B112345EBFD4E5578697FEC097C55C',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','be3f7f329fd25d8ebaa4bcf04449bde9','slag','mal',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(34,X'6518004CE021F6D660D77BE3DA23CC8E',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','be3f7f329fd25d8ebaa4bcf04449bde9','nr','5',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(35,X'F5702C3EC997F260A47E61A163275407',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','be3f7f329fd25d8ebaa4bcf04449bde9','titel','Trygg service',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(36,X'98F7726C14C792B6CE16D54AA442248C',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','be3f7f329fd25d8ebaa4bcf04449bde9','flerarigt',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(37,X'2807118198A9E1DD96BCDE4D9C638535',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','b7525dae76f658b1a2f617f39ec777d0','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(38,X'55DD5972684E301659FD3F078AA0E311',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','b7525dae76f658b1a2f617f39ec777d0','plan','3760df1c30aa5a3d82098128c0f56ac7',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(39,X'F2FCD8CE7F55FB8BB9A897E773591A78',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','b7525dae76f658b1a2f617f39ec777d0','overordnad','be3f7f329fd25d8ebaa4bcf04449bde9',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(40,X'EC0E02C7606BBBCF844FB7A60C79CCAB',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','b7525dae76f658b1a2f617f39ec777d0','ordning',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(41,X'8F1E31CBC600756AB3475B1ECB397B4B',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','b7525dae76f658b1a2f617f39ec777d0','typ','styrtal',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(42,X'F09B753AC0A1AC2EDE7423250A9AE28D',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','b7525dae76f658b1a2f617f39ec777d0','titel','Nöjda kunder',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(43,X'BB406674722BBABFA7257240CF0652C2',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','b7525dae76f658b1a2f617f39ec777d0','flerarigt',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(44,X'AD583A462883BBF9DDBF06503D82A0B7',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','b7525dae76f658b1a2f617f39ec777d0','matt','%',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(45,X'BBAC3B8504BB01BF2FB64BEE1297C5C4',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','b7525dae76f658b1a2f617f39ec777d0','malvarde','77–80',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(46,X'798BC2043B77B4BFDED295E13200B5DD',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','79575594a0ad5f28989dde52e3557791','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(47,X'752E9EA45A0A8BFB5277FCF7627F3BA4',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','79575594a0ad5f28989dde52e3557791','plan','3760df1c30aa5a3d82098128c0f56ac7',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(48,X'D363875937CC8FEB559CA8A5741EBD6A',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','79575594a0ad5f28989dde52e3557791','overordnad','be3f7f329fd25d8ebaa4bcf04449bde9',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(49,X'8E418C6B883D5D272C306D056285C3D7',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','79575594a0ad5f28989dde52e3557791','ordning',1024,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(50,X'39935DB8C3830C46FE33855D599251D2',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','79575594a0ad5f28989dde52e3557791','typ','uppdrag',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(51,X'DA9CFDBB86CB4831A2C3DB6F6C6292A0',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','79575594a0ad5f28989dde52e3557791','nr','28',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(52,X'3D5FB76D5091053DAE02E13BCE6F621D',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','79575594a0ad5f28989dde52e3557791','titel','Säker it-miljö',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(53,X'AC5BD6BD69CE535F3BF373457186BC0B',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','79575594a0ad5f28989dde52e3557791','kalla','regionfullmaktige',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(54,X'0965DD94CFDF737A745DA291BF2FD50E',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','79575594a0ad5f28989dde52e3557791','flerarigt',1,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(55,X'8F606B2A706A519C32152ABEC10333D6',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','e7994c4839855d438473afe6d4c28d42','deleted',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(56,X'1872BDB82FE6CA2C7F1AB7702638F024',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','e7994c4839855d438473afe6d4c28d42','plan','3760df1c30aa5a3d82098128c0f56ac7',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(57,X'2351F3FB3318F109D313871D354C08CE',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','e7994c4839855d438473afe6d4c28d42','overordnad','79575594a0ad5f28989dde52e3557791',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(58,X'7561899BFB0C571CD3745F4EF893F08D',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','e7994c4839855d438473afe6d4c28d42','ordning',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(59,X'B89127839A6BFE9C8BB3F4F088929597',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','e7994c4839855d438473afe6d4c28d42','typ','aktivitet',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(60,X'494AFF29476045F168BB9416AAEB2EAF',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','e7994c4839855d438473afe6d4c28d42','titel','Utbilda i avvikelser',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(61,X'686ADE72583BD6DB700B98647E2852FF',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','e7994c4839855d438473afe6d4c28d42','enhet','ff222b61ec8052a1bd6b00735300569a',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(62,X'11FC0E510D35D4CA8E5037D6CDD7EF73',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','e7994c4839855d438473afe6d4c28d42','flerarigt',0,NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(63,X'8E30205D0386A7430C295DFF13540752',X'7FCFFD5AE4316024411DB38F6CDE5269','nod','e7994c4839855d438473afe6d4c28d42','slutdatum','2025-10-31',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(64,X'1B892E19951128C4A94E1E9755344F5D',X'22C7CEC9F46D9420B2E2D0B35D58C1E3','uppfoljning','0edf6ea26bf255249f5b4e2957e28540','kommentar','Först [å]','',1,NULL,0);
INSERT INTO "j_change" VALUES(65,X'1284431AFC67413FD9BE28DD3C4843D0',X'42C884439381D95150BB7151DBC91251','uppfoljning','0edf6ea26bf255249f5b4e2957e28540','status','genomfort',NULL,1,NULL,0);
INSERT INTO "j_change" VALUES(66,X'82CEC795890450F4B4F905EF136A71CE',X'9B83EE06E824997087A391BA07886B08','uppfoljning','0edf6ea26bf255249f5b4e2957e28540','kommentar','Sedan =A1',NULL,2,NULL,0);
CREATE TABLE j_conflict (
  "row" TEXT NOT NULL,
  field TEXT NOT NULL,
  kind TEXT NOT NULL,
  tbl TEXT NOT NULL,
  CONSTRAINT pk_j_conflict PRIMARY KEY ("row", field, kind)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE j_ctl (
  one INTEGER NOT NULL,
  tx BLOB,
  muted INTEGER NOT NULL,
  CONSTRAINT pk_j_ctl PRIMARY KEY (one),
  CONSTRAINT ck_j_ctl_one CHECK ("one" >= 1 AND "one" <= 1),
  CONSTRAINT ck_j_ctl_muted CHECK ("muted" >= 0 AND "muted" <= 1)
)
 STRICT;
INSERT INTO "j_ctl" VALUES(1,NULL,0);
CREATE TABLE j_edge (
  parent BLOB NOT NULL,
  child BLOB NOT NULL,
  CONSTRAINT pk_j_edge PRIMARY KEY (parent, child)
)
 WITHOUT ROWID,
 STRICT;
INSERT INTO "j_edge" VALUES(X'1B892E19951128C4A94E1E9755344F5D',X'82CEC795890450F4B4F905EF136A71CE');
CREATE TABLE j_meta (
  k TEXT NOT NULL,
  v TEXT NOT NULL,
  CONSTRAINT pk_j_meta PRIMARY KEY (k)
)
 WITHOUT ROWID,
 STRICT;
INSERT INTO "j_meta" VALUES('family','2c3802796bff44c4a802c3004243daa6');
INSERT INTO "j_meta" VALUES('file','9c05ac83ca0c4adfa4721da17ae22bf0');
INSERT INTO "j_meta" VALUES('home','ff222b61ec8052a1bd6b00735300569a');
INSERT INTO "j_meta" VALUES('journal_format','1');
CREATE TABLE j_seen (
  head BLOB NOT NULL,
  deletion BLOB NOT NULL,
  CONSTRAINT pk_j_seen PRIMARY KEY (head, deletion)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE j_tx (
  nr INTEGER NOT NULL,
  id BLOB NOT NULL,
  kind TEXT NOT NULL,
  author TEXT NOT NULL,
  file TEXT NOT NULL,
  at TEXT NOT NULL,
  app TEXT NOT NULL,
  note TEXT NOT NULL,
  target BLOB,
  CONSTRAINT pk_j_tx PRIMARY KEY (nr),
  CONSTRAINT uq_j_tx_id UNIQUE (id)
)
 STRICT;
INSERT INTO "j_tx" VALUES(1,X'7FCFFD5AE4316024411DB38F6CDE5269','new','Test','9c05ac83ca0c4adfa4721da17ae22bf0','2026-11-22T18:46:49Z','0.1.0','',NULL);
INSERT INTO "j_tx" VALUES(2,X'22C7CEC9F46D9420B2E2D0B35D58C1E3','edit','Kim','9c05ac83ca0c4adfa4721da17ae22bf0','2026-11-22T18:46:49Z','0.1.0','',NULL);
INSERT INTO "j_tx" VALUES(3,X'42C884439381D95150BB7151DBC91251','edit','Kim','9c05ac83ca0c4adfa4721da17ae22bf0','2026-11-22T18:46:49Z','0.1.0','',NULL);
INSERT INTO "j_tx" VALUES(4,X'9B83EE06E824997087A391BA07886B08','edit','Kim','9c05ac83ca0c4adfa4721da17ae22bf0','2026-11-22T18:46:49Z','0.1.0','',NULL);
CREATE TABLE nod (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  "plan" TEXT NOT NULL,
  overordnad TEXT,
  ordning INTEGER NOT NULL,
  typ TEXT NOT NULL,
  slag TEXT,
  nr TEXT NOT NULL,
  titel TEXT NOT NULL,
  kalla TEXT NOT NULL,
  enhet TEXT,
  ansvarig TEXT NOT NULL,
  flerarigt INTEGER NOT NULL,
  slutdatum TEXT,
  matt TEXT NOT NULL,
  malvarde TEXT NOT NULL,
  malvarde_lang TEXT NOT NULL,
  foregangare TEXT,
  CONSTRAINT pk_nod PRIMARY KEY (id),
  CONSTRAINT fk_nod_plan FOREIGN KEY("plan") REFERENCES "plan" (id),
  CONSTRAINT fk_nod_overordnad FOREIGN KEY(overordnad) REFERENCES nod (id),
  CONSTRAINT fk_nod_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_nod_foregangare FOREIGN KEY(foregangare) REFERENCES nod (id),
  CONSTRAINT ck_nod_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_nod_ordning CHECK ("ordning" >= -9007199254740992 AND "ordning" <= 9007199254740992),
  CONSTRAINT ck_nod_typ CHECK ("typ" IN ('malomrade', 'uppdrag', 'aktivitet', 'styrtal')),
  CONSTRAINT ck_nod_slag CHECK ("slag" IN ('perspektiv', 'strategi', 'malomrade', 'malsattning', 'effektmal', 'mal')),
  CONSTRAINT ck_nod_flerarigt CHECK ("flerarigt" >= 0 AND "flerarigt" <= 1),
  CONSTRAINT ck_nod_slutdatum CHECK ("slutdatum" IS date("slutdatum", '+0 days') AND "slutdatum" >= '0001')
)
 STRICT;
INSERT INTO "nod" VALUES('be3f7f329fd25d8ebaa4bcf04449bde9',0,'3760df1c30aa5a3d82098128c0f56ac7',NULL,0,'malomrade','mal','5','Trygg service','',NULL,'',0,NULL,'','','',NULL);
INSERT INTO "nod" VALUES('b7525dae76f658b1a2f617f39ec777d0',0,'3760df1c30aa5a3d82098128c0f56ac7','be3f7f329fd25d8ebaa4bcf04449bde9',0,'styrtal',NULL,'','Nöjda kunder','',NULL,'',0,NULL,'%','77–80','',NULL);
INSERT INTO "nod" VALUES('79575594a0ad5f28989dde52e3557791',0,'3760df1c30aa5a3d82098128c0f56ac7','be3f7f329fd25d8ebaa4bcf04449bde9',1024,'uppdrag',NULL,'28','Säker it-miljö','regionfullmaktige',NULL,'',1,NULL,'','','',NULL);
INSERT INTO "nod" VALUES('e7994c4839855d438473afe6d4c28d42',0,'3760df1c30aa5a3d82098128c0f56ac7','79575594a0ad5f28989dde52e3557791',0,'aktivitet',NULL,'','Utbilda i avvikelser','','ff222b61ec8052a1bd6b00735300569a','',0,'2025-10-31','','','',NULL);
CREATE TABLE period (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  ar INTEGER NOT NULL,
  typ TEXT NOT NULL,
  fran TEXT NOT NULL,
  till TEXT NOT NULL,
  "plan" TEXT,
  jamforelse TEXT,
  CONSTRAINT pk_period PRIMARY KEY (id),
  CONSTRAINT fk_period_plan FOREIGN KEY("plan") REFERENCES "plan" (id),
  CONSTRAINT fk_period_jamforelse FOREIGN KEY(jamforelse) REFERENCES period (id),
  CONSTRAINT ck_period_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_period_ar CHECK ("ar" >= 1 AND "ar" <= 9999),
  CONSTRAINT ck_period_typ CHECK ("typ" IN ('delar', 'helar')),
  CONSTRAINT ck_period_fran CHECK ("fran" IS date("fran", '+0 days') AND "fran" >= '0001'),
  CONSTRAINT ck_period_till CHECK ("till" IS date("till", '+0 days') AND "till" >= '0001')
)
 STRICT;
INSERT INTO "period" VALUES('ebc210b869105b7980317ff139fc25b6',0,2024,'helar','2024-01-01','2024-12-31',NULL,NULL);
INSERT INTO "period" VALUES('20dd153c551f57798f81c5147a3e2d05',0,2025,'helar','2025-01-01','2025-12-31','3760df1c30aa5a3d82098128c0f56ac7','ebc210b869105b7980317ff139fc25b6');
CREATE TABLE "plan" (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  ar INTEGER NOT NULL,
  titel TEXT NOT NULL,
  CONSTRAINT pk_plan PRIMARY KEY (id),
  CONSTRAINT ck_plan_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_plan_ar CHECK ("ar" >= 1 AND "ar" <= 9999)
)
 STRICT;
INSERT INTO "plan" VALUES('3760df1c30aa5a3d82098128c0f56ac7',0,2025,'Plan 2025');
CREATE TABLE rad (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  tabell TEXT NOT NULL,
  enhet TEXT NOT NULL,
  grupp TEXT NOT NULL,
  namn TEXT NOT NULL,
  ordning INTEGER NOT NULL,
  CONSTRAINT pk_rad PRIMARY KEY (id),
  CONSTRAINT fk_rad_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT ck_rad_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1),
  CONSTRAINT ck_rad_ordning CHECK ("ordning" >= -9007199254740992 AND "ordning" <= 9007199254740992)
)
 STRICT;
CREATE TABLE sjukfranvaro (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  rad TEXT NOT NULL,
  kvinnor INTEGER,
  man INTEGER,
  CONSTRAINT pk_sjukfranvaro PRIMARY KEY (id),
  CONSTRAINT fk_sjukfranvaro_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_sjukfranvaro_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_sjukfranvaro_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
CREATE TABLE uppfoljning (
  id TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  nod TEXT NOT NULL,
  enhet TEXT NOT NULL,
  period TEXT NOT NULL,
  status TEXT,
  trend TEXT,
  utfall TEXT NOT NULL,
  kommentar TEXT NOT NULL,
  CONSTRAINT pk_uppfoljning PRIMARY KEY (id),
  CONSTRAINT fk_uppfoljning_nod FOREIGN KEY(nod) REFERENCES nod (id),
  CONSTRAINT fk_uppfoljning_enhet FOREIGN KEY(enhet) REFERENCES enhet (id),
  CONSTRAINT fk_uppfoljning_period FOREIGN KEY(period) REFERENCES period (id),
  CONSTRAINT ck_uppfoljning_deleted CHECK ("deleted" >= 0 AND "deleted" <= 1)
)
 STRICT;
INSERT INTO "uppfoljning" VALUES('0edf6ea26bf255249f5b4e2957e28540',0,'79575594a0ad5f28989dde52e3557791','ff222b61ec8052a1bd6b00735300569a','20dd153c551f57798f81c5147a3e2d05','genomfort',NULL,'','Sedan =A1');
CREATE TABLE utkast (
  tabell TEXT NOT NULL,
  rad TEXT NOT NULL,
  falt TEXT NOT NULL,
  text TEXT NOT NULL,
  bas TEXT NOT NULL,
  nar TEXT NOT NULL,
  CONSTRAINT pk_utkast PRIMARY KEY (tabell, rad, falt)
)
 WITHOUT ROWID,
 STRICT;
INSERT INTO "utkast" VALUES('uppfoljning','0edf6ea26bf255249f5b4e2957e28540','kommentar','Sedan =A1, och mer','Sedan =A1','2026-11-22T18:46:49Z');
CREATE INDEX ix_enhet_overordnad ON enhet (overordnad);
CREATE INDEX ix_j_change_tx ON j_change (tx);
CREATE INDEX ix_j_edge_child ON j_edge (child);
CREATE INDEX ix_j_seen_deletion ON j_seen (deletion);
CREATE INDEX ix_nod_enhet ON nod (enhet);
CREATE INDEX ix_nod_foregangare ON nod (foregangare);
CREATE INDEX ix_nod_overordnad ON nod (overordnad);
CREATE INDEX ix_nod_plan ON nod ("plan");
CREATE INDEX ix_period_jamforelse ON period (jamforelse);
CREATE INDEX ix_period_plan ON period ("plan");
CREATE INDEX ix_rad_enhet ON rad (enhet);
CREATE INDEX ix_arsarbetare_avtalad_enhet ON arsarbetare_avtalad (enhet);
CREATE INDEX ix_arsarbetare_avtalad_period ON arsarbetare_avtalad (period);
CREATE INDEX ix_arsarbetare_exkl_tjanstlediga_enhet ON arsarbetare_exkl_tjanstlediga (enhet);
CREATE INDEX ix_arsarbetare_exkl_tjanstlediga_period ON arsarbetare_exkl_tjanstlediga (period);
CREATE INDEX ix_berord_enhet ON berord (enhet);
CREATE INDEX ix_berord_nod ON berord (nod);
CREATE INDEX ix_byggprojekt_enhet ON byggprojekt (enhet);
CREATE INDEX ix_byggprojekt_period ON byggprojekt (period);
CREATE INDEX ix_investeringar_enhet ON investeringar (enhet);
CREATE INDEX ix_investeringar_period ON investeringar (period);
CREATE INDEX ix_sjukfranvaro_enhet ON sjukfranvaro (enhet);
CREATE INDEX ix_sjukfranvaro_period ON sjukfranvaro (period);
CREATE INDEX ix_uppfoljning_enhet ON uppfoljning (enhet);
CREATE INDEX ix_uppfoljning_nod ON uppfoljning (nod);
CREATE INDEX ix_uppfoljning_period ON uppfoljning (period);
CREATE INDEX ix_j_change_cell ON j_change (row, field, depth, id);
CREATE TRIGGER jt_enhet_ny AFTER INSERT ON "enhet" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."deleted" IS NOT NULL AND NEW."deleted" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'kod', NEW."kod", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."kod" IS NOT NULL AND NEW."kod" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'namn', NEW."namn", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."namn" IS NOT NULL AND NEW."namn" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'typ', NEW."typ", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."typ" IS NOT NULL AND NEW."typ" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'overordnad', NEW."overordnad", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."overordnad" IS NOT NULL AND NEW."overordnad" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'ordning', NEW."ordning", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."ordning" IS NOT NULL AND NEW."ordning" IS NOT '';
END;
CREATE TRIGGER jt_enhet_deleted AFTER UPDATE OF "deleted" ON "enhet"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_enhet_kod AFTER UPDATE OF "kod" ON "enhet"
WHEN OLD."kod" IS NOT NEW."kod" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'kod', NEW."kod",
    CASE WHEN h.depth IS NULL THEN OLD."kod" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'kod' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'kod' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'kod';
END;
CREATE TRIGGER jt_enhet_namn AFTER UPDATE OF "namn" ON "enhet"
WHEN OLD."namn" IS NOT NEW."namn" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'namn', NEW."namn",
    CASE WHEN h.depth IS NULL THEN OLD."namn" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'namn' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'namn' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'namn';
END;
CREATE TRIGGER jt_enhet_typ AFTER UPDATE OF "typ" ON "enhet"
WHEN OLD."typ" IS NOT NEW."typ" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'typ', NEW."typ",
    CASE WHEN h.depth IS NULL THEN OLD."typ" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'typ' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'typ' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'typ';
END;
CREATE TRIGGER jt_enhet_overordnad AFTER UPDATE OF "overordnad" ON "enhet"
WHEN OLD."overordnad" IS NOT NEW."overordnad" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'overordnad', NEW."overordnad",
    CASE WHEN h.depth IS NULL THEN OLD."overordnad" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'overordnad' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'overordnad' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'overordnad';
END;
CREATE TRIGGER jt_enhet_ordning AFTER UPDATE OF "ordning" ON "enhet"
WHEN OLD."ordning" IS NOT NEW."ordning" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'enhet', NEW.id, 'ordning', NEW."ordning",
    CASE WHEN h.depth IS NULL THEN OLD."ordning" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'ordning' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'ordning' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'ordning';
END;
CREATE TRIGGER jt_enhet_borttagen BEFORE UPDATE ON "enhet"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_enhet_kvar BEFORE DELETE ON "enhet"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_enhet_nyckel BEFORE UPDATE OF "id" ON "enhet"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_plan_ny AFTER INSERT ON "plan" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'plan', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."deleted" IS NOT NULL AND NEW."deleted" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'plan', NEW.id, 'ar', NEW."ar", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."ar" IS NOT NULL AND NEW."ar" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'plan', NEW.id, 'titel', NEW."titel", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."titel" IS NOT NULL AND NEW."titel" IS NOT '';
END;
CREATE TRIGGER jt_plan_deleted AFTER UPDATE OF "deleted" ON "plan"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'plan', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_plan_ar AFTER UPDATE OF "ar" ON "plan"
WHEN OLD."ar" IS NOT NEW."ar" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'plan', NEW.id, 'ar', NEW."ar",
    CASE WHEN h.depth IS NULL THEN OLD."ar" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'ar' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'ar' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'ar';
END;
CREATE TRIGGER jt_plan_titel AFTER UPDATE OF "titel" ON "plan"
WHEN OLD."titel" IS NOT NEW."titel" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'plan', NEW.id, 'titel', NEW."titel",
    CASE WHEN h.depth IS NULL THEN OLD."titel" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'titel' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'titel' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'titel';
END;
CREATE TRIGGER jt_plan_borttagen BEFORE UPDATE ON "plan"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_plan_kvar BEFORE DELETE ON "plan"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_plan_nyckel BEFORE UPDATE OF "id" ON "plan"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_period_ny AFTER INSERT ON "period" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."deleted" IS NOT NULL AND NEW."deleted" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'fran', NEW."fran", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."fran" IS NOT NULL AND NEW."fran" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'till', NEW."till", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."till" IS NOT NULL AND NEW."till" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'plan', NEW."plan", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."plan" IS NOT NULL AND NEW."plan" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'jamforelse', NEW."jamforelse", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."jamforelse" IS NOT NULL AND NEW."jamforelse" IS NOT '';
END;
CREATE TRIGGER jt_period_deleted AFTER UPDATE OF "deleted" ON "period"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_period_fran AFTER UPDATE OF "fran" ON "period"
WHEN OLD."fran" IS NOT NEW."fran" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'fran', NEW."fran",
    CASE WHEN h.depth IS NULL THEN OLD."fran" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'fran' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'fran' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'fran';
END;
CREATE TRIGGER jt_period_till AFTER UPDATE OF "till" ON "period"
WHEN OLD."till" IS NOT NEW."till" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'till', NEW."till",
    CASE WHEN h.depth IS NULL THEN OLD."till" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'till' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'till' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'till';
END;
CREATE TRIGGER jt_period_plan AFTER UPDATE OF "plan" ON "period"
WHEN OLD."plan" IS NOT NEW."plan" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'plan', NEW."plan",
    CASE WHEN h.depth IS NULL THEN OLD."plan" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'plan' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'plan' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'plan';
END;
CREATE TRIGGER jt_period_jamforelse AFTER UPDATE OF "jamforelse" ON "period"
WHEN OLD."jamforelse" IS NOT NEW."jamforelse" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'period', NEW.id, 'jamforelse', NEW."jamforelse",
    CASE WHEN h.depth IS NULL THEN OLD."jamforelse" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'jamforelse' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'jamforelse' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'jamforelse';
END;
CREATE TRIGGER jt_period_borttagen BEFORE UPDATE ON "period"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_period_kvar BEFORE DELETE ON "period"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_period_nyckel BEFORE UPDATE OF "id", "ar", "typ" ON "period"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_nod_ny AFTER INSERT ON "nod" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."deleted" IS NOT NULL AND NEW."deleted" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'plan', NEW."plan", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."plan" IS NOT NULL AND NEW."plan" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'overordnad', NEW."overordnad", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."overordnad" IS NOT NULL AND NEW."overordnad" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'ordning', NEW."ordning", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."ordning" IS NOT NULL AND NEW."ordning" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'typ', NEW."typ", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."typ" IS NOT NULL AND NEW."typ" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'slag', NEW."slag", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."slag" IS NOT NULL AND NEW."slag" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'nr', NEW."nr", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."nr" IS NOT NULL AND NEW."nr" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'titel', NEW."titel", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."titel" IS NOT NULL AND NEW."titel" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'kalla', NEW."kalla", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."kalla" IS NOT NULL AND NEW."kalla" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'enhet', NEW."enhet", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."enhet" IS NOT NULL AND NEW."enhet" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'ansvarig', NEW."ansvarig", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."ansvarig" IS NOT NULL AND NEW."ansvarig" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'flerarigt', NEW."flerarigt", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."flerarigt" IS NOT NULL AND NEW."flerarigt" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'slutdatum', NEW."slutdatum", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."slutdatum" IS NOT NULL AND NEW."slutdatum" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'matt', NEW."matt", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."matt" IS NOT NULL AND NEW."matt" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'malvarde', NEW."malvarde", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."malvarde" IS NOT NULL AND NEW."malvarde" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'malvarde_lang', NEW."malvarde_lang", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."malvarde_lang" IS NOT NULL AND NEW."malvarde_lang" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'foregangare', NEW."foregangare", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."foregangare" IS NOT NULL AND NEW."foregangare" IS NOT '';
END;
CREATE TRIGGER jt_nod_deleted AFTER UPDATE OF "deleted" ON "nod"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_nod_plan AFTER UPDATE OF "plan" ON "nod"
WHEN OLD."plan" IS NOT NEW."plan" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'plan', NEW."plan",
    CASE WHEN h.depth IS NULL THEN OLD."plan" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'plan' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'plan' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'plan';
END;
CREATE TRIGGER jt_nod_overordnad AFTER UPDATE OF "overordnad" ON "nod"
WHEN OLD."overordnad" IS NOT NEW."overordnad" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'overordnad', NEW."overordnad",
    CASE WHEN h.depth IS NULL THEN OLD."overordnad" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'overordnad' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'overordnad' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'overordnad';
END;
CREATE TRIGGER jt_nod_ordning AFTER UPDATE OF "ordning" ON "nod"
WHEN OLD."ordning" IS NOT NEW."ordning" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'ordning', NEW."ordning",
    CASE WHEN h.depth IS NULL THEN OLD."ordning" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'ordning' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'ordning' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'ordning';
END;
CREATE TRIGGER jt_nod_typ AFTER UPDATE OF "typ" ON "nod"
WHEN OLD."typ" IS NOT NEW."typ" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'typ', NEW."typ",
    CASE WHEN h.depth IS NULL THEN OLD."typ" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'typ' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'typ' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'typ';
END;
CREATE TRIGGER jt_nod_slag AFTER UPDATE OF "slag" ON "nod"
WHEN OLD."slag" IS NOT NEW."slag" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'slag', NEW."slag",
    CASE WHEN h.depth IS NULL THEN OLD."slag" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'slag' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'slag' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'slag';
END;
CREATE TRIGGER jt_nod_nr AFTER UPDATE OF "nr" ON "nod"
WHEN OLD."nr" IS NOT NEW."nr" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'nr', NEW."nr",
    CASE WHEN h.depth IS NULL THEN OLD."nr" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'nr' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'nr' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'nr';
END;
CREATE TRIGGER jt_nod_titel AFTER UPDATE OF "titel" ON "nod"
WHEN OLD."titel" IS NOT NEW."titel" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'titel', NEW."titel",
    CASE WHEN h.depth IS NULL THEN OLD."titel" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'titel' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'titel' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'titel';
END;
CREATE TRIGGER jt_nod_kalla AFTER UPDATE OF "kalla" ON "nod"
WHEN OLD."kalla" IS NOT NEW."kalla" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'kalla', NEW."kalla",
    CASE WHEN h.depth IS NULL THEN OLD."kalla" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'kalla' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'kalla' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'kalla';
END;
CREATE TRIGGER jt_nod_enhet AFTER UPDATE OF "enhet" ON "nod"
WHEN OLD."enhet" IS NOT NEW."enhet" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'enhet', NEW."enhet",
    CASE WHEN h.depth IS NULL THEN OLD."enhet" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'enhet' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'enhet' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'enhet';
END;
CREATE TRIGGER jt_nod_ansvarig AFTER UPDATE OF "ansvarig" ON "nod"
WHEN OLD."ansvarig" IS NOT NEW."ansvarig" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'ansvarig', NEW."ansvarig",
    CASE WHEN h.depth IS NULL THEN OLD."ansvarig" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'ansvarig' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'ansvarig' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'ansvarig';
END;
CREATE TRIGGER jt_nod_flerarigt AFTER UPDATE OF "flerarigt" ON "nod"
WHEN OLD."flerarigt" IS NOT NEW."flerarigt" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'flerarigt', NEW."flerarigt",
    CASE WHEN h.depth IS NULL THEN OLD."flerarigt" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'flerarigt' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'flerarigt' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'flerarigt';
END;
CREATE TRIGGER jt_nod_slutdatum AFTER UPDATE OF "slutdatum" ON "nod"
WHEN OLD."slutdatum" IS NOT NEW."slutdatum" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'slutdatum', NEW."slutdatum",
    CASE WHEN h.depth IS NULL THEN OLD."slutdatum" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'slutdatum' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'slutdatum' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'slutdatum';
END;
CREATE TRIGGER jt_nod_matt AFTER UPDATE OF "matt" ON "nod"
WHEN OLD."matt" IS NOT NEW."matt" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'matt', NEW."matt",
    CASE WHEN h.depth IS NULL THEN OLD."matt" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'matt' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'matt' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'matt';
END;
CREATE TRIGGER jt_nod_malvarde AFTER UPDATE OF "malvarde" ON "nod"
WHEN OLD."malvarde" IS NOT NEW."malvarde" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'malvarde', NEW."malvarde",
    CASE WHEN h.depth IS NULL THEN OLD."malvarde" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'malvarde' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'malvarde' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'malvarde';
END;
CREATE TRIGGER jt_nod_malvarde_lang AFTER UPDATE OF "malvarde_lang" ON "nod"
WHEN OLD."malvarde_lang" IS NOT NEW."malvarde_lang" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'malvarde_lang', NEW."malvarde_lang",
    CASE WHEN h.depth IS NULL THEN OLD."malvarde_lang" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'malvarde_lang' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'malvarde_lang' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'malvarde_lang';
END;
CREATE TRIGGER jt_nod_foregangare AFTER UPDATE OF "foregangare" ON "nod"
WHEN OLD."foregangare" IS NOT NEW."foregangare" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'nod', NEW.id, 'foregangare', NEW."foregangare",
    CASE WHEN h.depth IS NULL THEN OLD."foregangare" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'foregangare' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'foregangare' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'foregangare';
END;
CREATE TRIGGER jt_nod_borttagen BEFORE UPDATE ON "nod"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_nod_kvar BEFORE DELETE ON "nod"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_nod_nyckel BEFORE UPDATE OF "id" ON "nod"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_berord_ny AFTER INSERT ON "berord" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'berord', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."deleted" IS NOT NULL AND NEW."deleted" IS NOT '';
END;
CREATE TRIGGER jt_berord_deleted AFTER UPDATE OF "deleted" ON "berord"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'berord', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_berord_borttagen BEFORE UPDATE ON "berord"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_berord_kvar BEFORE DELETE ON "berord"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_berord_nyckel BEFORE UPDATE OF "id", "nod", "enhet" ON "berord"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_uppfoljning_ny AFTER INSERT ON "uppfoljning" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'status', NEW."status", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."status" IS NOT NULL AND NEW."status" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'trend', NEW."trend", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."trend" IS NOT NULL AND NEW."trend" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'utfall', NEW."utfall", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."utfall" IS NOT NULL AND NEW."utfall" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'kommentar', NEW."kommentar", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."kommentar" IS NOT NULL AND NEW."kommentar" IS NOT '';
END;
CREATE TRIGGER jt_uppfoljning_deleted AFTER UPDATE OF "deleted" ON "uppfoljning"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_uppfoljning_status AFTER UPDATE OF "status" ON "uppfoljning"
WHEN OLD."status" IS NOT NEW."status" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'status', NEW."status",
    CASE WHEN h.depth IS NULL THEN OLD."status" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'status' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'status' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'status';
END;
CREATE TRIGGER jt_uppfoljning_trend AFTER UPDATE OF "trend" ON "uppfoljning"
WHEN OLD."trend" IS NOT NEW."trend" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'trend', NEW."trend",
    CASE WHEN h.depth IS NULL THEN OLD."trend" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'trend' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'trend' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'trend';
END;
CREATE TRIGGER jt_uppfoljning_utfall AFTER UPDATE OF "utfall" ON "uppfoljning"
WHEN OLD."utfall" IS NOT NEW."utfall" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'utfall', NEW."utfall",
    CASE WHEN h.depth IS NULL THEN OLD."utfall" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'utfall';
END;
CREATE TRIGGER jt_uppfoljning_kommentar AFTER UPDATE OF "kommentar" ON "uppfoljning"
WHEN OLD."kommentar" IS NOT NEW."kommentar" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'uppfoljning', NEW.id, 'kommentar', NEW."kommentar",
    CASE WHEN h.depth IS NULL THEN OLD."kommentar" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'kommentar' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'kommentar' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'kommentar';
END;
CREATE TRIGGER jt_uppfoljning_borttagen BEFORE UPDATE ON "uppfoljning"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_uppfoljning_kvar BEFORE DELETE ON "uppfoljning"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_uppfoljning_nyckel BEFORE UPDATE OF "id", "nod", "enhet", "period" ON "uppfoljning"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_rad_ny AFTER INSERT ON "rad" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."deleted" IS NOT NULL AND NEW."deleted" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'tabell', NEW."tabell", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."tabell" IS NOT NULL AND NEW."tabell" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'enhet', NEW."enhet", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."enhet" IS NOT NULL AND NEW."enhet" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'grupp', NEW."grupp", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."grupp" IS NOT NULL AND NEW."grupp" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'namn', NEW."namn", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."namn" IS NOT NULL AND NEW."namn" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'ordning', NEW."ordning", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."ordning" IS NOT NULL AND NEW."ordning" IS NOT '';
END;
CREATE TRIGGER jt_rad_deleted AFTER UPDATE OF "deleted" ON "rad"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_rad_tabell AFTER UPDATE OF "tabell" ON "rad"
WHEN OLD."tabell" IS NOT NEW."tabell" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'tabell', NEW."tabell",
    CASE WHEN h.depth IS NULL THEN OLD."tabell" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'tabell' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'tabell' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'tabell';
END;
CREATE TRIGGER jt_rad_enhet AFTER UPDATE OF "enhet" ON "rad"
WHEN OLD."enhet" IS NOT NEW."enhet" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'enhet', NEW."enhet",
    CASE WHEN h.depth IS NULL THEN OLD."enhet" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'enhet' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'enhet' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'enhet';
END;
CREATE TRIGGER jt_rad_grupp AFTER UPDATE OF "grupp" ON "rad"
WHEN OLD."grupp" IS NOT NEW."grupp" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'grupp', NEW."grupp",
    CASE WHEN h.depth IS NULL THEN OLD."grupp" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'grupp' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'grupp' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'grupp';
END;
CREATE TRIGGER jt_rad_namn AFTER UPDATE OF "namn" ON "rad"
WHEN OLD."namn" IS NOT NEW."namn" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'namn', NEW."namn",
    CASE WHEN h.depth IS NULL THEN OLD."namn" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'namn' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'namn' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'namn';
END;
CREATE TRIGGER jt_rad_ordning AFTER UPDATE OF "ordning" ON "rad"
WHEN OLD."ordning" IS NOT NEW."ordning" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'rad', NEW.id, 'ordning', NEW."ordning",
    CASE WHEN h.depth IS NULL THEN OLD."ordning" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'ordning' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'ordning' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'ordning';
END;
CREATE TRIGGER jt_rad_borttagen BEFORE UPDATE ON "rad"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_rad_kvar BEFORE DELETE ON "rad"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_rad_nyckel BEFORE UPDATE OF "id" ON "rad"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_arsarbetare_avtalad_ny AFTER INSERT ON "arsarbetare_avtalad" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_avtalad', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_avtalad', NEW.id, 'kvinnor', NEW."kvinnor", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."kvinnor" IS NOT NULL AND NEW."kvinnor" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_avtalad', NEW.id, 'man', NEW."man", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."man" IS NOT NULL AND NEW."man" IS NOT '';
END;
CREATE TRIGGER jt_arsarbetare_avtalad_deleted AFTER UPDATE OF "deleted" ON "arsarbetare_avtalad"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_avtalad', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_arsarbetare_avtalad_kvinnor AFTER UPDATE OF "kvinnor" ON "arsarbetare_avtalad"
WHEN OLD."kvinnor" IS NOT NEW."kvinnor" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_avtalad', NEW.id, 'kvinnor', NEW."kvinnor",
    CASE WHEN h.depth IS NULL THEN OLD."kvinnor" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'kvinnor' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'kvinnor' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'kvinnor';
END;
CREATE TRIGGER jt_arsarbetare_avtalad_man AFTER UPDATE OF "man" ON "arsarbetare_avtalad"
WHEN OLD."man" IS NOT NEW."man" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_avtalad', NEW.id, 'man', NEW."man",
    CASE WHEN h.depth IS NULL THEN OLD."man" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'man' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'man' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'man';
END;
CREATE TRIGGER jt_arsarbetare_avtalad_borttagen BEFORE UPDATE ON "arsarbetare_avtalad"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_arsarbetare_avtalad_kvar BEFORE DELETE ON "arsarbetare_avtalad"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_arsarbetare_avtalad_nyckel BEFORE UPDATE OF "id", "enhet", "period", "rad" ON "arsarbetare_avtalad"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_arsarbetare_exkl_tjanstlediga_ny AFTER INSERT ON "arsarbetare_exkl_tjanstlediga" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_exkl_tjanstlediga', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_exkl_tjanstlediga', NEW.id, 'tillsvidare', NEW."tillsvidare", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."tillsvidare" IS NOT NULL AND NEW."tillsvidare" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_exkl_tjanstlediga', NEW.id, 'visstid', NEW."visstid", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."visstid" IS NOT NULL AND NEW."visstid" IS NOT '';
END;
CREATE TRIGGER jt_arsarbetare_exkl_tjanstlediga_deleted AFTER UPDATE OF "deleted" ON "arsarbetare_exkl_tjanstlediga"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_exkl_tjanstlediga', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_arsarbetare_exkl_tjanstlediga_tillsvidare AFTER UPDATE OF "tillsvidare" ON "arsarbetare_exkl_tjanstlediga"
WHEN OLD."tillsvidare" IS NOT NEW."tillsvidare" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_exkl_tjanstlediga', NEW.id, 'tillsvidare', NEW."tillsvidare",
    CASE WHEN h.depth IS NULL THEN OLD."tillsvidare" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'tillsvidare' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'tillsvidare' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'tillsvidare';
END;
CREATE TRIGGER jt_arsarbetare_exkl_tjanstlediga_visstid AFTER UPDATE OF "visstid" ON "arsarbetare_exkl_tjanstlediga"
WHEN OLD."visstid" IS NOT NEW."visstid" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'arsarbetare_exkl_tjanstlediga', NEW.id, 'visstid', NEW."visstid",
    CASE WHEN h.depth IS NULL THEN OLD."visstid" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'visstid' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'visstid' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'visstid';
END;
CREATE TRIGGER jt_arsarbetare_exkl_tjanstlediga_borttagen BEFORE UPDATE ON "arsarbetare_exkl_tjanstlediga"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_arsarbetare_exkl_tjanstlediga_kvar BEFORE DELETE ON "arsarbetare_exkl_tjanstlediga"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_arsarbetare_exkl_tjanstlediga_nyckel BEFORE UPDATE OF "id", "enhet", "period", "rad" ON "arsarbetare_exkl_tjanstlediga"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_sjukfranvaro_ny AFTER INSERT ON "sjukfranvaro" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'sjukfranvaro', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'sjukfranvaro', NEW.id, 'kvinnor', NEW."kvinnor", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."kvinnor" IS NOT NULL AND NEW."kvinnor" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'sjukfranvaro', NEW.id, 'man', NEW."man", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."man" IS NOT NULL AND NEW."man" IS NOT '';
END;
CREATE TRIGGER jt_sjukfranvaro_deleted AFTER UPDATE OF "deleted" ON "sjukfranvaro"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'sjukfranvaro', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_sjukfranvaro_kvinnor AFTER UPDATE OF "kvinnor" ON "sjukfranvaro"
WHEN OLD."kvinnor" IS NOT NEW."kvinnor" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'sjukfranvaro', NEW.id, 'kvinnor', NEW."kvinnor",
    CASE WHEN h.depth IS NULL THEN OLD."kvinnor" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'kvinnor' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'kvinnor' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'kvinnor';
END;
CREATE TRIGGER jt_sjukfranvaro_man AFTER UPDATE OF "man" ON "sjukfranvaro"
WHEN OLD."man" IS NOT NEW."man" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'sjukfranvaro', NEW.id, 'man', NEW."man",
    CASE WHEN h.depth IS NULL THEN OLD."man" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'man' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'man' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'man';
END;
CREATE TRIGGER jt_sjukfranvaro_borttagen BEFORE UPDATE ON "sjukfranvaro"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_sjukfranvaro_kvar BEFORE DELETE ON "sjukfranvaro"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_sjukfranvaro_nyckel BEFORE UPDATE OF "id", "enhet", "period", "rad" ON "sjukfranvaro"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_investeringar_ny AFTER INSERT ON "investeringar" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'utfall', NEW."utfall", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."utfall" IS NOT NULL AND NEW."utfall" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'prognos', NEW."prognos", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."prognos" IS NOT NULL AND NEW."prognos" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'budget', NEW."budget", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."budget" IS NOT NULL AND NEW."budget" IS NOT '';
END;
CREATE TRIGGER jt_investeringar_deleted AFTER UPDATE OF "deleted" ON "investeringar"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_investeringar_utfall AFTER UPDATE OF "utfall" ON "investeringar"
WHEN OLD."utfall" IS NOT NEW."utfall" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'utfall', NEW."utfall",
    CASE WHEN h.depth IS NULL THEN OLD."utfall" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'utfall';
END;
CREATE TRIGGER jt_investeringar_prognos AFTER UPDATE OF "prognos" ON "investeringar"
WHEN OLD."prognos" IS NOT NEW."prognos" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'prognos', NEW."prognos",
    CASE WHEN h.depth IS NULL THEN OLD."prognos" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'prognos' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'prognos' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'prognos';
END;
CREATE TRIGGER jt_investeringar_budget AFTER UPDATE OF "budget" ON "investeringar"
WHEN OLD."budget" IS NOT NEW."budget" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'investeringar', NEW.id, 'budget', NEW."budget",
    CASE WHEN h.depth IS NULL THEN OLD."budget" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'budget' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'budget' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'budget';
END;
CREATE TRIGGER jt_investeringar_borttagen BEFORE UPDATE ON "investeringar"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_investeringar_kvar BEFORE DELETE ON "investeringar"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_investeringar_nyckel BEFORE UPDATE OF "id", "enhet", "period", "rad" ON "investeringar"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
CREATE TRIGGER jt_byggprojekt_ny AFTER INSERT ON "byggprojekt" WHEN (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'deleted', NEW."deleted", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW.deleted <> 0;
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'kalkyl', NEW."kalkyl", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."kalkyl" IS NOT NULL AND NEW."kalkyl" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'budget', NEW."budget", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."budget" IS NOT NULL AND NEW."budget" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'utfall_totalt', NEW."utfall_totalt", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."utfall_totalt" IS NOT NULL AND NEW."utfall_totalt" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'utfall_period', NEW."utfall_period", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."utfall_period" IS NOT NULL AND NEW."utfall_period" IS NOT '';
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'status', NEW."status", NULL, 1, CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k WHERE NEW."status" IS NOT NULL AND NEW."status" IS NOT '';
END;
CREATE TRIGGER jt_byggprojekt_deleted AFTER UPDATE OF "deleted" ON "byggprojekt"
WHEN OLD."deleted" IS NOT NEW."deleted" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'deleted', NEW."deleted",
    CASE WHEN h.depth IS NULL THEN OLD."deleted" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'deleted' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  INSERT INTO j_seen (head, deletion)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c
  WHERE c.row = NEW.id AND c.field <> 'deleted' AND NEW.deleted = 1 AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id);
  DELETE FROM j_conflict WHERE row = NEW.id AND (field = 'deleted' OR kind = 'delete');
END;
CREATE TRIGGER jt_byggprojekt_kalkyl AFTER UPDATE OF "kalkyl" ON "byggprojekt"
WHEN OLD."kalkyl" IS NOT NEW."kalkyl" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'kalkyl', NEW."kalkyl",
    CASE WHEN h.depth IS NULL THEN OLD."kalkyl" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'kalkyl' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'kalkyl' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'kalkyl';
END;
CREATE TRIGGER jt_byggprojekt_budget AFTER UPDATE OF "budget" ON "byggprojekt"
WHEN OLD."budget" IS NOT NEW."budget" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'budget', NEW."budget",
    CASE WHEN h.depth IS NULL THEN OLD."budget" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'budget' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'budget' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'budget';
END;
CREATE TRIGGER jt_byggprojekt_utfall_totalt AFTER UPDATE OF "utfall_totalt" ON "byggprojekt"
WHEN OLD."utfall_totalt" IS NOT NEW."utfall_totalt" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'utfall_totalt', NEW."utfall_totalt",
    CASE WHEN h.depth IS NULL THEN OLD."utfall_totalt" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall_totalt' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall_totalt' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'utfall_totalt';
END;
CREATE TRIGGER jt_byggprojekt_utfall_period AFTER UPDATE OF "utfall_period" ON "byggprojekt"
WHEN OLD."utfall_period" IS NOT NEW."utfall_period" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'utfall_period', NEW."utfall_period",
    CASE WHEN h.depth IS NULL THEN OLD."utfall_period" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall_period' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'utfall_period' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'utfall_period';
END;
CREATE TRIGGER jt_byggprojekt_status AFTER UPDATE OF "status" ON "byggprojekt"
WHEN OLD."status" IS NOT NEW."status" AND (SELECT muted FROM j_ctl) = 0
BEGIN
  INSERT INTO j_change (id, tx, tbl, row, field, value, base, depth, at, redacted)
  SELECT randomblob(16), k.tx, 'byggprojekt', NEW.id, 'status', NEW."status",
    CASE WHEN h.depth IS NULL THEN OLD."status" END, 1 + COALESCE(h.depth, 0),
    CASE WHEN k.tx IS NULL THEN strftime('%Y-%m-%dT%H:%M:%SZ', 'now') END, 0
  FROM j_ctl k, (SELECT MAX(c.depth) AS depth FROM j_change c WHERE c.row = NEW.id AND c.field = 'status' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id)) h;
  INSERT INTO j_edge (parent, child)
  SELECT c.id, (SELECT id FROM j_change WHERE nr = last_insert_rowid()) FROM j_change c WHERE c.row = NEW.id AND c.field = 'status' AND NOT EXISTS (SELECT 1 FROM j_edge e WHERE e.parent = c.id) AND c.nr <> last_insert_rowid();
  DELETE FROM j_conflict WHERE row = NEW.id AND field = 'status';
END;
CREATE TRIGGER jt_byggprojekt_borttagen BEFORE UPDATE ON "byggprojekt"
WHEN OLD.deleted = 1 AND NEW.deleted = 1 AND (SELECT muted FROM j_ctl) = 0
BEGIN
  SELECT RAISE(ABORT, 'raden är borttagen');
END;
CREATE TRIGGER jt_byggprojekt_kvar BEFORE DELETE ON "byggprojekt"
BEGIN
  SELECT RAISE(ABORT, 'rader tas aldrig bort');
END;
CREATE TRIGGER jt_byggprojekt_nyckel BEFORE UPDATE OF "id", "enhet", "period", "rad" ON "byggprojekt"
BEGIN
  SELECT RAISE(ABORT, 'nyckeln kan inte ändras');
END;
COMMIT;
